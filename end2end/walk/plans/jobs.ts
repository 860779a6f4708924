import { expect } from '@playwright/test';

import { type People, unique } from '../../fixtures/people.ts';
import type { Server } from '../../fixtures/server.ts';
import { type Outcome, downloads, leads } from '../outcomes.ts';
import type { Plan, Walk } from '../walk.ts';

const URL = '/office/jobs';
const DIALOG = '/office/contacts/portal-access';

/** Jobs: on a server of their own, where each is held after its first rows until somebody has looked at it. */
export async function jobsPlan(people: People, server: Server): Promise<Plan> {
  const crowd = unique('Crowd');
  // More than are drawn, and than are done while one waits.
  await people.crowd(crowd, 205);
  await server.holdJobs();
  let job = '';

  const bar = ({ page }: Walk) => page.locator('main progress');
  const state = ({ page }: Walk) => page.locator('main .title-row .badge');
  const begun: Outcome = async (walk, press) => {
    await leads(/\/office\/jobs\/\d+\?follow=yes$/)(walk, press);
    job ||= new globalThis.URL(walk.page.url()).pathname;
    // The page loads itself anew until there is something to show.
    await expect(bar(walk)).toHaveAttribute('value', /^[1-9]/, { timeout: 30_000 });
  };
  const cancelled: Outcome = async (walk, press) => {
    const { page, screens, t } = walk;
    const done = (await bar(walk).getAttribute('value')) ?? '';
    await leads(/\/office\/jobs\/\d+$/)(walk, press);
    await expect(state(walk)).toHaveText(t('job-state-cancelling'));
    await screens.leave(() => page.locator(`main a[href="${job}?follow=yes"]`).click());
    await server.letJobsGo();
    await expect(state(walk)).toHaveText(t('job-state-cancelled'), { timeout: 30_000 });
    await expect(bar(walk), 'what is done stays, and no more is done').toHaveAttribute('value', done);
    await downloads(/^job-\d+\.csv$/)(walk, () => page.locator(`main a[href="${job}/results"]`).click());
  };
  return {
    'everybody a list shows': {
      open: (walk) => walk.goto(`${DIALOG}?all=1&q=${encodeURIComponent(crowd)}`),
      within: '#grant-rest, .dialog-foot',
      forms: [
        { send: `POST ${DIALOG} act=grant-selected`, fill: { everyone: true }, then: begun, kept: 'nothing', leadsOn: true },
        { send: `POST ${DIALOG} act=revoke-selected`, fill: { everyone: true }, then: begun, kept: 'nothing' },
      ],
    },
    jobs: { path: URL, open: (walk) => walk.goto(URL) },
    'a job at work': {
      path: `${URL}/{id}`,
      // Its page was left, and is come back to.
      open: async (walk) => {
        await walk.goto(URL);
        await walk.screens.leave(() => walk.page.locator(`main a.row-link[href="${job}"]`).click());
        await expect(state(walk)).toHaveText(walk.t('job-state-running'));
        await expect(bar(walk)).toHaveAttribute('value', /^[1-9]/);
      },
      buttons: { [`POST ${URL}/{id}/cancel`]: cancelled },
    },
  };
}
