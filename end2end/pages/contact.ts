import type { Locator, Response } from '@playwright/test';

import type { Screens } from './screens.ts';

/** /office/contacts/ID and /office/contacts/new */
export class ContactScreen {
  readonly form: Locator;
  readonly save: Locator;
  readonly action: Locator;
  readonly grant: Locator;
  readonly archive: Locator;
  readonly bringBack: Locator;
  readonly addContact: Locator;
  readonly related: Locator;
  readonly history: Locator;
  readonly conflict: Locator;
  readonly badges: Locator;

  constructor(private readonly screens: Screens) {
    const { page, t } = screens;
    this.form = page.locator('form.form');
    this.save = page.getByRole('button', { name: t('contact-save'), exact: true });
    this.action = page.getByRole('button', { name: t('contact-action'), exact: true });
    this.grant = page.getByRole('link', { name: t('contact-grant'), exact: true });
    this.archive = page.getByRole('button', { name: t('contact-archive'), exact: true });
    this.bringBack = page.getByRole('button', { name: t('contact-bring-back'), exact: true });
    this.addContact = page.getByRole('link', { name: t('contact-add'), exact: true });
    this.related = page.getByRole('table', { name: t('contact-related'), exact: true });
    this.history = page.locator('[data-region="history"]');
    this.conflict = page.locator('#conflict');
    this.badges = page.locator('.title-row .badge');
  }

  async open(id: number): Promise<Response> {
    return this.screens.goto(`/office/contacts/${id}`);
  }

  /** A field of the form by its label's key: `name` for `contact-name`. */
  field(key: string): Locator {
    return this.form.getByLabel(this.screens.t(`contact-${key}`), { exact: true });
  }

  /** *Person* or *Company*. */
  kind(kind: 'person' | 'company'): Locator {
    return this.form.getByRole('radio', { name: this.screens.t(`contact-${kind}`), exact: true });
  }

  /** Looks for a parent by words, and chooses one of those found. */
  async under(words: string, id: number): Promise<void> {
    await this.field('parent-find').fill(words);
    await this.screens.leave(() => this.form.locator('[name="find"]').click());
    await this.field('parent').selectOption(String(id));
  }

  async saved(): Promise<void> {
    await this.screens.leave(() => this.save.click());
  }

  /** *Action* > *Grant portal access*. */
  async openAccess(): Promise<void> {
    await this.screens.islands();
    await this.screens.choose(this.action, this.grant);
    await this.screens.access.ready();
  }
}
