import { defineConfig } from '@playwright/test';

import { launchOptions } from './fixtures/launch.mjs';
import type { Options } from './fixtures/test.ts';

/** `cargo xtask screenshots`: no test, but the same browser, server and data. */
export default defineConfig<Options>({
  testDir: '.',
  testMatch: 'screenshots.ts',
  outputDir: './test-results/screenshots',
  workers: 2,
  fullyParallel: true,
  retries: 0,
  timeout: 300_000,
  reporter: [['list']],
  globalTeardown: './fixtures/contact-sheet.ts',
  use: {
    browserName: 'chromium',
    launchOptions,
    timezoneId: 'Europe/Warsaw',
    actionTimeout: 10_000,
  },
});
