import { defineConfig } from '@playwright/test';

import { launchOptions } from './fixtures/launch.mjs';
import type { Options } from './fixtures/test.ts';

// A test says by its tags where else it runs:
//   @noscript  also with JavaScript switched off
//   @postgres  also with PostgreSQL behind the server
//   @clock     only with PostgreSQL, in whose rows a test can let time pass
//   @by-hand   only with ATRIUM_BY_HAND=1: what it sees depends on how quick the machine is
export default defineConfig<Options>({
  testDir: './tests',
  outputDir: './test-results',
  workers: 2,
  fullyParallel: true,
  forbidOnly: !!process.env.CI,
  retries: 0,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: process.env.PLAYWRIGHT_JSON_OUTPUT_FILE ? [['list'], ['json']] : [['list']],
  use: {
    browserName: 'chromium',
    launchOptions,
    locale: 'en-GB',
    timezoneId: 'Europe/Warsaw',
    viewport: { width: 1440, height: 900 },
    actionTimeout: 10_000,
    // Recording costs a fifth of the time: ATRIUM_TRACE=on records what fails.
    trace: process.env.ATRIUM_TRACE === 'on' ? { mode: 'retain-on-failure', screenshots: true, sources: false, snapshots: true } : 'off',
  },
  projects: [
    { name: 'chromium', grepInvert: process.env.ATRIUM_BY_HAND ? /@clock/ : /@clock|@by-hand/ },
    { name: 'noscript', grep: /@noscript/, use: { javaScriptEnabled: false } },
    { name: 'postgres', grep: /@postgres|@clock/, use: { database: 'postgres' } },
  ],
});
