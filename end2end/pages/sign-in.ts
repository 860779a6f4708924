import type { Locator } from '@playwright/test';

import type { Screens } from './screens.ts';

/** /login */
export class SignInScreen {
  readonly email: Locator;
  readonly password: Locator;
  readonly remember: Locator;
  readonly submit: Locator;
  readonly reset: Locator;

  constructor(private readonly screens: Screens) {
    const { page, t } = screens;
    this.email = page.getByLabel(t('sign-in-email'), { exact: true });
    this.password = page.getByLabel(t('sign-in-password'), { exact: true });
    this.remember = page.getByLabel(t('sign-in-remember'), { exact: true });
    this.submit = page.getByRole('button', { name: t('sign-in-submit'), exact: true });
    this.reset = page.getByRole('link', { name: t('sign-in-reset'), exact: true });
  }

  async open(): Promise<void> {
    await this.screens.goto('/login');
  }

  /** Opens the page and tries; where that leads is the caller's matter. */
  async attempt(email: string, password: string): Promise<void> {
    await this.open();
    await this.fill(email, password);
  }

  /** Tries on the page as it is. */
  async fill(email: string, password: string): Promise<void> {
    await this.email.fill(email);
    await this.password.fill(password);
    await this.screens.leave(() => this.submit.click());
  }
}
