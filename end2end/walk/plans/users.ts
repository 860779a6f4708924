import { expect } from '@playwright/test';

import { type People, unique } from '../../fixtures/people.ts';
import { type Outcome, appears, leads, shows, told } from '../outcomes.ts';
import type { Plan, Sheet } from '../walk.ts';

const URL = '/office/users';
const ONE = `POST ${URL}/{id}/`;

export async function usersPlan(people: People): Promise<Plan> {
  const mark = unique('').trim();
  const customer = await people.customer(`Customer ${mark}`);
  const user = await people.user(customer.email);
  const colleague = await people.colleague(`Colleague ${mark}`);
  const other = `other.${mark}@walk.example`;
  let login = customer.email;
  let isInside = false;
  const endsSessions = (then: Outcome): Outcome => async (walk, press) => {
    isInside = false;
    await then(walk, press);
  };
  const renamed: Outcome = async (walk, press) => {
    await told('login-changed')(walk, press);
    login = other;
    await expect(walk.page.locator('dd').getByText(other, { exact: true })).toBeVisible();
  };

  const list: Sheet = {
    path: URL,
    open: (walk) => walk.goto(`${URL}?q=${mark}`),
    forms: [
      { send: `SEARCH ${URL}`, fill: { q: `Customer ${mark}` }, then: leads(/q=Customer/), kept: 'on the next page' },
      { send: `GET ${URL}`, fill: { m: 'any' }, then: leads(/\/office\/users\?/), kept: 'nothing' },
    ],
    buttons: {
      more: appears('details.more select[name="m"]'),
      [`GET ${URL} add=condition`]: shows('main select[name="f.1"]'),
      [`GET ${URL} add=group`]: shows('main select[name="m.1"]'),
    },
  };
  const one: Sheet = {
    path: `${URL}/{id}`,
    // Signed in twice, whatever the last button ended.
    open: async (walk) => {
      if (!isInside) {
        const password = await people.setPassword(user);
        for (let times = 0; times < 2; times += 1) await people.signIn(login, password);
        isInside = true;
      }
      await walk.goto(`${URL}/${user}`);
    },
    forms: [{ send: `${ONE}login`, fill: { login: other }, then: renamed, kept: 'nothing' }],
    buttons: {
      [`${ONE}reset`]: told('link-mailed'),
      [`${ONE}password`]: endsSessions(shows('#told-password')),
      [`${ONE}sessions session={id}`]: endsSessions(told('sessions-ended')),
      [`${ONE}sessions session=all`]: endsSessions(told('sessions-ended')),
      [`${ONE}access act=deactivate`]: told('deactivated'),
    },
  };
  return {
    'the list of users': list,
    'the filter builder': {
      like: list,
      open: (walk) => walk.goto(`${URL}?m=any&f.1=login&o.1=contains&v.1=${mark}&m.2=all&f.2.1=company&o.2.1=set`),
      forms: [
        {
          send: `GET ${URL}`,
          fill: { m: 'all', 'f.{n}': 'name', 'o.{n}': 'contains', 'v.{n}': 'Customer', 'm.{n}': 'any', 'f.{n}.{n}': 'company', 'o.{n}.{n}': 'unset' },
          then: leads(/v\.1=Customer/),
          kept: 'on the next page',
        },
      ],
      buttons: {
        [`GET ${URL} add=condition.{n}`]: shows('main select[name="f.2.2"]'),
        [`GET ${URL} add=group.{n}`]: shows('main select[name="m.2.2"]'),
        [`GET ${URL} drop={id}`]: async (walk, press) => {
          await walk.screens.leave(press);
          await expect(walk.page.locator('[name="v.1"]')).toHaveCount(0);
        },
        [`GET ${URL} drop={id}.{n}`]: async (walk, press) => {
          await walk.screens.leave(press);
          await expect(walk.page.locator('[name="f.2.1"]')).toHaveCount(0);
        },
      },
    },
    'a new colleague': {
      path: `${URL}/new`,
      open: (walk) => walk.goto(`${URL}/new`),
      forms: [
        {
          send: `POST ${URL}/new`,
          fill: { name: `New ${mark}`, email: `new.${mark}@walk.example`, role: 'manager', language: 'ro' },
          then: told('user-invited', /\/office\/users\/\d+/),
          kept: 'nothing',
        },
      ],
    },
    'a customer': one,
    'a customer who was deactivated': {
      like: one,
      open: (walk) => walk.goto(`${URL}/${user}`),
      buttons: { [`${ONE}access act=bring-back`]: told('brought-back') },
    },
    'a colleague': {
      like: one,
      open: (walk) => walk.goto(`${URL}/${colleague.id}`),
      forms: [{ send: `${ONE}role`, fill: { role: 'manager' }, then: told('saved') }],
      buttons: { [`${ONE}access act=deactivate`]: told('deactivated') },
    },
  };
}
