import type { Locator, Response } from '@playwright/test';

import type { Screens } from './screens.ts';

/** The customers' side: home, account security, and the page once access has ended. */
export class Portal {
  readonly welcome: (name: string) => Locator;
  readonly editSecurity: Locator;
  readonly current: Locator;
  readonly password: Locator;
  readonly verify: Locator;
  readonly change: Locator;
  readonly ended: Locator;

  constructor(private readonly screens: Screens) {
    const { page, t } = screens;
    this.welcome = (name) => page.getByText(t('home-welcome', { name }), { exact: true });
    this.editSecurity = page.getByRole('link', { name: t('home-security-edit'), exact: true });
    this.current = page.getByLabel(t('security-current'), { exact: true });
    this.password = page.getByLabel(t('password-new'), { exact: true });
    this.verify = page.getByLabel(t('password-verify'), { exact: true });
    this.change = page.getByRole('button', { name: t('security-submit'), exact: true });
    this.ended = page.getByRole('heading', { name: t('ended-title'), exact: true });
  }

  async openHome(): Promise<Response> {
    return this.screens.goto('/my');
  }

  async openSecurity(): Promise<void> {
    await this.screens.goto('/my/security');
  }

  /** A fact of the customer's own details. */
  detail(key: string): Locator {
    const { page, t } = this.screens;
    const name = page.locator('dt').getByText(t(`common-${key}`), { exact: true });
    return page.locator('.detail').filter({ has: name }).locator('dd');
  }

  async changePassword(current: string, password: string, verify = password): Promise<void> {
    await this.current.fill(current);
    await this.password.fill(password);
    await this.verify.fill(verify);
    await this.screens.leave(() => this.change.click());
  }
}
