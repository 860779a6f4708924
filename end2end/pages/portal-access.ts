import { type Locator, expect } from '@playwright/test';

import type { Screens } from './screens.ts';

/** "Portal access": a dialog over the page or, without scripts, a page of its own; the same rows in both. */
export class PortalAccess {
  readonly root: Locator;
  readonly close: Locator;
  readonly grantSelected: Locator;
  readonly revokeSelected: Locator;
  readonly refused: Locator;
  readonly others: Locator;
  readonly counts: Locator;
  readonly options: Locator;
  readonly message: Locator;
  /** What is spoken after an act. */
  readonly spoken: Locator;

  constructor(private readonly screens: Screens) {
    const { page, t, scripted } = screens;
    const name = { name: t('grant-title'), exact: true };
    this.root = scripted ? page.getByRole('dialog', name) : page.locator('.dialog-page');
    this.close = scripted
      ? this.root.getByRole('button', { name: t('grant-close'), exact: true })
      : this.root.getByRole('link', { name: t('grant-close'), exact: true });
    this.grantSelected = this.root.getByRole('button', { name: t('grant-selected'), exact: true });
    this.revokeSelected = this.root.getByRole('button', { name: t('grant-revoke-selected'), exact: true });
    this.refused = this.root.locator('#refused');
    this.others = this.root.getByRole('button', { name: t.like('grant-others') });
    this.counts = this.root.locator('.dialog-count');
    this.options = this.root.locator('details.more > summary');
    this.message = this.root.getByLabel(t('grant-message'), { exact: true });
    this.spoken = this.root.getByRole('status');
  }

  /** Waits for the rows. */
  async ready(): Promise<void> {
    await this.root.locator('.grant-row').first().waitFor();
  }

  row(name: string): AccessRow {
    return new AccessRow(this.screens, this.root, name);
  }

  async names(): Promise<string[]> {
    const names = this.root.locator('.grant-row > th');
    return names.evaluateAll((cells) => cells.map((cell) => cell.firstChild?.textContent?.trim() ?? ''));
  }

  /** Has the addresses looked at, which scripts do by themselves while one types. */
  async check(): Promise<void> {
    if (this.screens.scripted) return;
    const name = this.screens.t('grant-check');
    await this.root.getByRole('button', { name, exact: true }).click();
  }
}

/** One contact of the dialog. */
export class AccessRow {
  readonly line: Locator;
  readonly box: Locator;
  readonly email: Locator;
  readonly state: Locator;
  readonly latest: Locator;
  readonly error: Locator;
  readonly buttons: Locator;
  /** What the last act did, right below. */
  readonly result: Locator;
  readonly grant: Locator;
  readonly revoke: Locator;
  readonly reinvite: Locator;
  readonly showLink: Locator;
  readonly add: Locator;

  constructor(
    private readonly screens: Screens,
    root: Locator,
    name: string,
  ) {
    const { page, t } = screens;
    const email = t('grant-email-of', { name });
    this.line = root.locator('.grant-row').filter({ has: page.getByRole('textbox', { name: email, exact: true }) });
    this.box = root.getByRole('checkbox', { name: t('grant-select-name', { name }), exact: true });
    this.email = root.getByRole('textbox', { name: email, exact: true });
    this.state = this.line.locator('.cell-state');
    this.latest = this.line.locator('td.cell-text');
    this.error = this.line.locator('.error');
    this.buttons = this.line.locator('.row-actions').getByRole('button');
    this.result = this.line.locator('xpath=following-sibling::tr[1][contains(@class, "grant-result-row")]');
    this.grant = this.button('grant-grant');
    this.revoke = this.button('grant-revoke');
    this.reinvite = this.button('grant-reinvite');
    this.showLink = this.button('grant-show-link');
    this.add = this.button('grant-add');
  }

  /** The state in words, with the date it may carry left open. */
  async expectState(state: 'no' | 'yes' | 'invited' | 'internal' | 'elsewhere'): Promise<void> {
    await expect(this.state).toHaveText(this.screens.t.like(`grant-state-${state}`));
  }

  private button(key: string): Locator {
    return this.line.getByRole('button', { name: this.screens.t(key), exact: true });
  }
}
