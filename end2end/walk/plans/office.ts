import { expect } from '@playwright/test';

import { type People, unique } from '../../fixtures/people.ts';
import { type Outcome, leads, speaks, told } from '../outcomes.ts';
import type { Plan, Sheet } from '../walk.ts';

const OUTBOX = '/office/outbox';

/** Letters, search and keys: on a server whose letters are all refused, so that there is something to try again. */
export async function officePlan(people: People): Promise<Plan> {
  const mark = unique('').trim();
  const failed = await people.contact({ name: `Failed ${mark}` });
  await people.act(`grant:${failed.id}`, [failed.id]);

  const letters: Sheet = {
    path: OUTBOX,
    open: async (walk) => {
      await expect(async () => {
        await walk.goto(`${OUTBOX}?state=failed`);
        await expect(walk.page.locator('main tbody form').first()).toBeVisible({ timeout: 100 });
      }).toPass({ timeout: 15_000 });
    },
    forms: [{ send: `SEARCH ${OUTBOX}`, fill: { q: failed.email }, then: leads(/q=/), kept: 'on the next page' }],
    buttons: { [`POST ${OUTBOX}/{id}/retry`]: told('mail-retried', /\/office\/outbox\/\d+/) },
  };
  const switched: Outcome = async (walk, press) => {
    const button = walk.page.locator('[data-keys-switch]');
    const before = await button.textContent();
    await press();
    await expect(button).not.toHaveText(before ?? '');
  };
  return {
    'the outbox': letters,
    'a letter': {
      path: `${OUTBOX}/{id}`,
      open: async (walk) => {
        await letters.open(walk);
        await walk.screens.leave(() => walk.page.locator('main tbody a.row-link').first().click());
      },
      buttons: { [`POST ${OUTBOX}/{id}/retry`]: told('mail-retried', /\/office\/outbox\/\d+/) },
    },
    search: {
      path: '/office/search',
      open: (walk) => walk.goto(`/office/search?q=${mark}`),
      forms: [{ send: 'SEARCH /office/search', fill: { q: 'outbox' }, then: leads(/q=outbox/), kept: 'on the next page' }],
    },
    keys: { path: '/office/keys', open: (walk) => walk.goto('/office/keys'), buttons: { 'button data-keys-switch': switched } },
    connection: { path: '/office/connection', open: (walk) => walk.goto('/office/connection') },
    'the bar and the rail': {
      within: 'header, nav.rail',
      // Staff choose their language on the page about themselves; elsewhere the bar is the same without it.
      open: (walk) => walk.goto('/my/security'),
      forms: [
        { send: 'Enter', fill: { q: mark }, then: leads(/\/office\/search\?q=/), kept: 'nothing' },
        { send: 'POST /language', fill: { language: 'nl' }, then: speaks('nl'), kept: 'nothing' },
      ],
      buttons: { 'POST /logout': told('signed-out') },
    },
  };
}
