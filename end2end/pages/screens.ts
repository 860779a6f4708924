import { type Locator, type Page, type Response, expect } from '@playwright/test';

import type { Words } from '../fixtures/words.ts';
import { ContactScreen } from './contact.ts';
import { ContactsScreen } from './contacts.ts';
import { Frame } from './frame.ts';
import { CodeScreen, LinkScreen, ResetScreen } from './links.ts';
import { Portal } from './portal.ts';
import { PortalAccess } from './portal-access.ts';
import { SignInScreen } from './sign-in.ts';

/** The pages of one Atrium in one browser page, in one language, with or without scripts. */
export class Screens {
  readonly frame: Frame;
  readonly signIn: SignInScreen;
  readonly reset: ResetScreen;
  readonly link: LinkScreen;
  readonly code: CodeScreen;
  readonly contacts: ContactsScreen;
  readonly contact: ContactScreen;
  readonly access: PortalAccess;
  readonly portal: Portal;

  constructor(
    readonly page: Page,
    readonly baseURL: string,
    readonly t: Words,
    readonly scripted: boolean,
  ) {
    this.frame = new Frame(this);
    this.signIn = new SignInScreen(this);
    this.reset = new ResetScreen(this);
    this.link = new LinkScreen(this);
    this.code = new CodeScreen(this);
    this.contacts = new ContactsScreen(this);
    this.contact = new ContactScreen(this);
    this.access = new PortalAccess(this);
    this.portal = new Portal(this);
  }

  readonly goto = async (path: string): Promise<Response> => {
    const answer = await this.page.goto(this.baseURL + path);
    if (!answer) throw new Error(`${path} was not answered`);
    return answer;
  };

  /** Does what leads to another page, and waits until that one is there. */
  readonly leave = async (press: () => Promise<void>): Promise<void> => {
    await Promise.all([this.page.waitForEvent('domcontentloaded'), press()]);
  };

  /** Chooses the language of this browser, as the switch on the page does. */
  async prefer(language: string): Promise<void> {
    const { request } = this.page.context();
    const headers = { Origin: this.baseURL };
    await request.post(`${this.baseURL}/language`, { form: { language, next: '/' }, headers, maxRedirects: 0 });
  }

  /** Opens a menu and takes an entry; once more when the page moved under the pointer and shut the menu. */
  readonly choose = async (menu: Locator, entry: Locator): Promise<void> => {
    await expect(async () => {
      if (!(await entry.isVisible())) await menu.click({ timeout: 2_000 });
      await entry.click({ timeout: 2_000 });
    }).toPass({ timeout: 15_000 });
  };

  /** Waits until the page's islands take over clicks; there are none without scripts. */
  async islands(): Promise<void> {
    if (this.scripted) await this.page.locator('html[data-islands="started"]').waitFor({ state: 'attached' });
  }
}
