import type { Locator } from '@playwright/test';

import type { Screens } from './screens.ts';

/** /office/contacts */
export class ContactsScreen {
  readonly search: Locator;
  readonly table: Locator;
  readonly next: Locator;
  readonly previous: Locator;
  readonly create: Locator;
  readonly selection: Locator;
  readonly selectAll: Locator;

  constructor(private readonly screens: Screens) {
    const { page, t } = screens;
    this.search = page.getByRole('searchbox', { name: t('contacts-search'), exact: true });
    this.table = page.getByRole('table', { name: t('contacts-title'), exact: true });
    this.next = page.getByRole('link', { name: t('pages-next'), exact: true });
    this.previous = page.getByRole('link', { name: t('pages-previous'), exact: true });
    this.create = page.getByRole('link', { name: t('contacts-new'), exact: true });
    this.selection = page.locator('.selection-bar');
    this.selectAll = page.getByRole('checkbox', { name: t('contacts-select-all'), exact: true });
  }

  async open(query = ''): Promise<void> {
    await this.screens.goto(`/office/contacts${query}`);
  }

  /** Searches by Enter, which needs no scripts. */
  async find(text: string): Promise<void> {
    await this.search.fill(text);
    await this.screens.leave(() => this.search.press('Enter'));
  }

  row(name: string): Locator {
    return this.table.getByRole('link', { name, exact: true });
  }

  /** Names on this page, in their order. */
  async names(): Promise<string[]> {
    return this.table.locator('tbody a.row-link').allTextContents();
  }

  /** The box of a contact's row. */
  box(name: string): Locator {
    const label = this.screens.t('contacts-select', { name });
    return this.table.getByRole('checkbox', { name: label, exact: true });
  }

  /** *Action* > *Grant portal access* for the ticked rows. */
  async grantSelected(): Promise<void> {
    const { t } = this.screens;
    await this.screens.islands();
    const menu = this.selection.getByRole('button', { name: t('contact-action'), exact: true });
    await this.screens.choose(menu, this.selection.getByRole('link', { name: t('contact-grant'), exact: true }));
    await this.screens.access.ready();
  }
}
