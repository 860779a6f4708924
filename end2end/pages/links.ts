import type { Locator, Response } from '@playwright/test';

import type { Screens } from './screens.ts';

/** What a mailed link opens: two password fields, or the reason why not. */
export class LinkScreen {
  readonly password: Locator;
  readonly verify: Locator;
  readonly accept: Locator;
  readonly set: Locator;
  readonly fresh: Locator;

  constructor(private readonly screens: Screens) {
    const { page, t } = screens;
    this.password = page.getByLabel(t('password-new'), { exact: true });
    this.verify = page.getByLabel(t('password-verify'), { exact: true });
    this.accept = page.getByRole('button', { name: t('invitation-submit'), exact: true });
    this.set = page.getByRole('button', { name: t('reset-password-submit'), exact: true });
    this.fresh = page.getByRole('button', { name: t('invitation-fresh'), exact: true });
  }

  async open(path: string): Promise<Response> {
    return this.screens.goto(new URL(path, this.screens.baseURL).pathname);
  }

  async choose(button: Locator, password: string, verify = password): Promise<void> {
    await this.password.fill(password);
    await this.verify.fill(verify);
    await this.screens.leave(() => button.click());
  }
}

/** /invitation: the typed code */
export class CodeScreen {
  readonly email: Locator;
  readonly code: Locator;
  readonly submit: Locator;

  constructor(private readonly screens: Screens) {
    const { page, t } = screens;
    this.email = page.getByLabel(t('code-email'), { exact: true });
    this.code = page.getByLabel(t('code-code'), { exact: true });
    this.submit = page.getByRole('button', { name: t('code-submit'), exact: true });
  }

  async open(): Promise<void> {
    await this.screens.goto('/invitation');
  }

  async enter(email: string, code: string): Promise<void> {
    await this.email.fill(email);
    await this.code.fill(code);
    await this.screens.leave(() => this.submit.click());
  }
}

/** /reset: asking for a link */
export class ResetScreen {
  readonly email: Locator;
  readonly submit: Locator;

  constructor(private readonly screens: Screens) {
    const { page, t } = screens;
    this.email = page.getByLabel(t('reset-email'), { exact: true });
    this.submit = page.getByRole('button', { name: t('reset-submit'), exact: true });
  }

  async ask(email: string): Promise<void> {
    await this.screens.goto('/reset');
    await this.email.fill(email);
    await this.screens.leave(() => this.submit.click());
  }
}
