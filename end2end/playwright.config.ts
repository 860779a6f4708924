import { defineConfig } from '@playwright/test';

import { launchOptions } from './fixtures/launch.mjs';
import type { Options } from './fixtures/test.ts';

// A test says by its tags where it runs beside or instead of Chromium with scripts and SQLite:
//   @noscript  also with JavaScript switched off
//   @postgres  instead with PostgreSQL behind the server, in whose rows a test can let time pass or hold a job
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
    { name: 'chromium', grepInvert: /@postgres/ },
    { name: 'noscript', grep: /@noscript/, use: { javaScriptEnabled: false } },
    { name: 'postgres', grep: /@postgres/, use: { database: 'postgres' } },
  ],
});
