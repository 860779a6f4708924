import { expect } from '@playwright/test';

import type { Walk } from './walk.ts';

/** Presses, and fails where that did not lead to what should follow. */
export type Outcome = (walk: Walk, press: () => Promise<void>) => Promise<void>;

/** Another page, whose address looks like this. */
export function leads(to: RegExp): Outcome {
  return async ({ page, screens }, press) => {
    await screens.leave(press);
    await expect(page).toHaveURL(to);
  };
}

/** Done and redirected, and the next page says in the reader's language what was done: `done-KEY`. */
export function told(key: string, to = /./): Outcome {
  return async (walk, press) => {
    await leads(to)(walk, press);
    await expect(walk.screens.frame.done.first()).toContainText(walk.t(`done-${key}`));
  };
}

/** Another page, with this on it. */
export function shows(selector: string): Outcome {
  return async ({ page, screens }, press) => {
    await screens.leave(press);
    await expect(page.locator(selector).first()).toBeVisible();
  };
}

/** The same page, now with this on it: a menu, a dialog, a question, the result of an act. */
export function appears(selector: string): Outcome {
  return async ({ page }, press) => {
    await press();
    await expect(page.locator(selector).first()).toBeVisible();
  };
}

/** The same page, now without this. */
export function vanishes(selector: string): Outcome {
  return async ({ page }, press) => {
    await expect(page.locator(selector).first()).toBeVisible();
    await press();
    await expect(page.locator(selector).first()).toBeHidden();
  };
}

/** A file of that name with something in it. */
export function downloads(name: RegExp): Outcome {
  return async ({ page }, press) => {
    const [download] = await Promise.all([page.waitForEvent('download'), press()]);
    expect(download.suggestedFilename()).toMatch(name);
    const stream = await download.createReadStream();
    let length = 0;
    for await (const chunk of stream) length += (chunk as Buffer).length;
    expect(length, 'bytes of the file').toBeGreaterThan(20);
  };
}

/** The page again in that language; and back to the one the walk is in. */
export function speaks(language: string): Outcome {
  return async ({ page, screens, t }, press) => {
    await screens.leave(press);
    await expect(page.locator('html')).toHaveAttribute('lang', language);
    await screens.prefer(t.locale);
  };
}
