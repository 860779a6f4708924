import type { Page } from '@playwright/test';

import type { Screens } from '../screens.ts';

export type Who = 'visitor' | 'customer' | 'customer of two companies' | 'customer who was told a password' | 'former customer' | 'administrator' | 'employee';

/** A page in one of its states. */
export interface Visit {
  name: string;
  who: Who;
  path: string;
  /** Brings the page into the state that is to be seen. */
  prepare?: (screens: Screens) => Promise<void>;
}

/** Fills a form by its controls' names and sends it without asking the browser's own checks. */
export async function submit(page: Page, values: Record<string, string>): Promise<void> {
  const form = page.locator(`form[method="post"]:has([name="${Object.keys(values)[0]}"])`).first();
  for (const [name, value] of Object.entries(values)) await form.locator(`[name="${name}"]`).first().fill(value);
  await form.locator('button[type="submit"]').last().click();
  await page.locator('#problems').waitFor();
}
