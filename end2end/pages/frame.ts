import type { Locator } from '@playwright/test';

import type { Screens } from './screens.ts';

/** What stands around every page: who one is, the language, the way out; and what is said once. */
export class Frame {
  readonly account: Locator;
  readonly logout: Locator;
  readonly signIn: Locator;
  readonly language: Locator;
  readonly heading: Locator;
  /** What was just done. */
  readonly done: Locator;
  /** The list of problems on top of a refused form. */
  readonly problems: Locator;

  constructor(private readonly screens: Screens) {
    const { page, t } = screens;
    this.account = page.getByRole('link', { name: t('nav-account'), exact: true });
    this.logout = page.getByRole('button', { name: t('nav-logout'), exact: true });
    this.signIn = page.getByRole('banner').getByRole('link', { name: t('nav-sign-in'), exact: true });
    this.language = page.locator('form.lang').getByRole('combobox');
    this.heading = page.getByRole('main').getByRole('heading', { level: 1 });
    this.done = page.getByRole('main').locator('.notice-success');
    this.problems = page.locator('#problems');
  }

  /** Chooses a language by the name it has for its speakers. */
  async speak(language: string): Promise<void> {
    await this.language.selectOption({ label: language });
    // By its place: the page may be in its reader's language, not in the browser's.
    const change = this.screens.page.locator('form.lang').getByRole('button');
    await this.screens.leave(() => change.click());
  }
}
