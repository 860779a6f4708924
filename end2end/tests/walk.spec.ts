import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

import { People, Server, test as base } from '../fixtures/test.ts';
import type { Area } from '../walk/paths.ts';
import { accountPlan } from '../walk/plans/account.ts';
import { contactsPlan } from '../walk/plans/contacts.ts';
import { dialogPlan } from '../walk/plans/dialog.ts';
import { importPlan } from '../walk/plans/import.ts';
import { jobsPlan } from '../walk/plans/jobs.ts';
import { officePlan } from '../walk/plans/office.ts';
import { settingsPlan } from '../walk/plans/settings.ts';
import { usersPlan } from '../walk/plans/users.ts';
import { type Plan, Walk } from '../walk/walk.ts';

// Every filter, field and button of the back office and the account is used at least once, in two languages;
// a short walk goes to every page and presses what only looks. What is on a page is found by looking, and
// what no plan in walk/plans knows fails the walk. What each does in depth is shown on the router, in
// server/tests; here it is shown that what is on the screen is wired.
const test = base.extend<{ short: boolean; walk: (area: Area, plan: (people: People, server: Server) => Promise<Plan>, server?: Server) => Promise<void>; refusing: Server; folder: string }>({
  short: [false, { option: true }],

  walk: async ({ page, shared, screens, enter, t, short }, use) => {
    await use(async (area, plan, server = shared) => {
      const people = new People(server);
      await enter(page, await people.confirmed(), server);
      await new Walk(page, screens(page, server), t, server, people, short).all(area, await plan(people, server));
    });
  },

  /** A server whose letters are all refused. */
  refusing: async ({ complaints }, use) => {
    const post = spawn(process.execPath, [join(import.meta.dirname, '../fixtures/smtp.mjs'), 'refuse'], {
      // Playwright wants colours, also of numbers.
      env: { ...process.env, FORCE_COLOR: '0' },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const [port] = (await once(createInterface(post.stdout), 'line')) as string[];
    const server = await Server.start('sqlite', { ATRIUM_SMTP_URL: `smtp://127.0.0.1:${port}` });
    await use(server);
    complaints.close();
    await server.stop();
    post.kill();
  },

  folder: async ({}, use) => {
    const folder = await mkdtemp(join(tmpdir(), 'atrium-walk-'));
    await use(folder);
    await rm(folder, { recursive: true });
  },
});

// What moves would be waited for at each press.
test.use({ permissions: ['clipboard-read', 'clipboard-write'], contextOptions: { reducedMotion: 'reduce' } });

for (const [what, locale, short] of [['control', 'de-DE', false], ['page', 'zh-CN', true]] as const) {
  test.describe(`in ${locale}:`, () => {
    test.use({ locale });
    test.beforeEach(() => test.setTimeout(300_000));

    test.describe('every control:', () => {
      test('the dialog', async ({ walk }) => walk('dialog', dialogPlan));
      test('users', async ({ walk }) => walk('users', usersPlan));
      test('settings', async ({ walk, server, folder }) => walk('settings', () => settingsPlan(folder), server));
      test('letters and search', async ({ walk, refusing }) => walk('office', officePlan, refusing));
      test('the account', async ({ walk }) => walk('account', (people, server) => accountPlan(server, people)));
    });

    // Where a second whole walk would take longer than a minute more.
    test.describe(`every ${what}:`, () => {
      test.use({ short });
      test('contacts', async ({ walk }) => walk('contacts', contactsPlan));
      test('import', async ({ walk, folder }) => walk('import', () => importPlan(folder)));
      test('jobs', { tag: '@postgres' }, async ({ walk, server }) => walk('jobs', jobsPlan, server));
    });
  });
}
