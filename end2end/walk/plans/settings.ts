import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { expect } from '@playwright/test';

import { type Outcome, leads, shows, told } from '../outcomes.ts';
import type { Plan, Sheet, Value } from '../walk.ts';

const URL = '/office/settings';

/** Settings and the first steps: on a server of their own, for they change what everybody else sees. */
export async function settingsPlan(folder: string): Promise<Plan> {
  const logo = join(folder, 'logo.svg');
  await writeFile(logo, '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 28 28"><rect width="28" height="28" fill="#0055aa"/></svg>');
  const group = (name: string, fill: Record<string, Value>, kept: Record<string, Value> = {}): Sheet => ({
    path: `${URL}/${name}`,
    open: (walk) => walk.goto(`${URL}/${name}`),
    forms: [{ send: `POST ${URL}/${name}`, fill, then: told('saved'), kept }],
  });
  const step = (name: string, fill: Record<string, Value>, next: RegExp): Sheet => ({
    path: `/office/start/${name}`,
    open: (walk) => walk.goto(`/office/start/${name}`),
    forms: [{ send: `POST /office/start/${name}`, fill, then: leads(next), kept: 'nothing' }],
  });
  // Nobody listens there.
  const server = { mail_host: '127.0.0.1', mail_port: '1', mail_security: 'none' };
  const post = { ...server, mail_user: '', mail_password: '', mail_from: 'portal@walk.example', mail_timeout: '5' };
  const brand: Sheet = {
    ...group('brand', { brand_colour: '#0055aa', logo: { file: logo } }),
    buttons: { [`POST ${URL}/brand/preview`]: shows('main figure svg') },
  };
  const removed: Outcome = async (walk, press) => {
    await told('saved')(walk, press);
    await expect(walk.page.locator('[name="remove_logo"]')).toHaveCount(0);
  };
  return {
    'all settings': { path: URL, open: (walk) => walk.goto(URL) },
    company: group('company', {
      company: 'Spaziergang & Söhne',
      contact_address: 'help@walk.example',
      language: 'nl',
      time_zone: 'Asia/Shanghai',
      currency: 'PLN',
    }),
    brand,
    'a logo of its own': {
      like: brand,
      open: brand.open,
      forms: [{ send: `POST ${URL}/brand`, fill: { remove_logo: true }, then: removed, kept: 'nothing' }],
    },
    mail: {
      ...group('mail', { ...post, mail_security: 'starttls', mail_user: 'portal', mail_password: 'a secret of the mail server' }, { mail_password: '' }),
      buttons: { [`POST ${URL}/mail/test`]: shows('.notice-danger') },
    },
    lifetimes: group('lifetimes', {
      invitation_lifetime: '5',
      invitation_lifetime_unit: 'd',
      reset_lifetime: '90',
      reset_lifetime_unit: 'min',
      session_idle: '9',
      session_idle_unit: 'h',
      session_lifetime: '26',
      session_lifetime_unit: 'h',
      remembered_idle: '15',
      remembered_idle_unit: 'd',
      remembered_lifetime: '91',
      remembered_lifetime_unit: 'd',
    }),
    policies: group('policies', { password_length: '17', password_length_second_factor: '14', administrators_set_passwords: 'yes' }),
    access: group('access', { access_visibility: 'own', access_sign: false, access_pay: 'limited', access_pay_limit: '1200.50', access_manage: true }),
    languages: group('languages', {
      languages_en: true,
      languages_de: true,
      languages_nl: true,
      languages_pl: false,
      languages_ro: false,
      languages_zh: true,
    }),
    'what only the server decides': { path: `${URL}/server`, open: (walk) => walk.goto(`${URL}/server`) },
    'the first steps': { path: '/office/start', open: (walk) => walk.goto('/office/start'), buttons: { 'POST /office/start act=dismiss': leads(/\/office\/contacts$/) } },
    'the first step': step('company', { company: 'Spaziergang', language: 'nl' }, /\/start\/mail$/),
    'the step of the mail server': step('mail', post, /\/start\/contacts$/),
    'the step of the first company': step('contacts', { name: 'Erste Firma' }, /\/start\/person$/),
    'the step of the first person': step('person', { name: 'Erste Person', email: 'first@walk.example', parent: { nth: 1 } }, /\/start\/access$/),
    'the last step': { path: '/office/start/access', open: (walk) => walk.goto('/office/start/access') },
  };
}
