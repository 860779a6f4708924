import { type Locator, type Page, expect, test } from '@playwright/test';

import type { People } from '../fixtures/people.ts';
import type { Server } from '../fixtures/server.ts';
import type { Words } from '../fixtures/words.ts';
import type { Screens } from '../pages/screens.ts';
import { type Control, controlled, controls } from './controls.ts';
import type { Outcome } from './outcomes.ts';
import { type Area, pages, paths } from './paths.ts';

/** Typed or chosen; ticked or not; a file; of a list whose values only the house knows, which one. */
export type Value = string | boolean | { file: string } | { nth: number };

/** A form: what is typed, the button that sends it, what follows, and what is there when one looks again. */
export interface Form {
  /** A button, or *Enter* in the last field. */
  send: string;
  fill: Record<string, Value>;
  then: Outcome;
  /** Nothing: what was typed. Otherwise what the house made of it; or that the page keeps nothing of it. */
  kept?: Record<string, Value> | 'nothing' | 'on the next page';
  /** A page further on is there only when this was sent: a short walk sends it, too. */
  leadsOn?: true;
}

/** One page: how one gets there, and what is done with each control on it. */
export interface Sheet {
  /** As links lead there, with numbers left open; none where only a button leads there. */
  path?: string;
  open: (walk: Walk) => Promise<void>;
  /** Which part of the page; `main` unless named. */
  within?: string;
  forms?: Form[];
  buttons?: Record<string, Outcome>;
  /** The same page in another state: its controls are done there. */
  like?: Sheet;
}

export type Plan = Record<string, Sheet>;

/**
 * Somebody who tries everything; or who, on a short walk, goes to every page, knows every control on it and
 * follows links, filters and orders.
 */
export class Walk {
  private readonly followed = new Set<string>();
  private readonly sifted = new Set<string>();
  private readonly refused: string[] = [];
  private readonly failed: string[] = [];
  /** The part of the page that is walked now. */
  private within = 'main';
  /** What was opened and not touched since. */
  private untouched: Sheet | undefined;

  constructor(
    readonly page: Page,
    readonly screens: Screens,
    readonly t: Words,
    readonly server: Server,
    readonly people: People,
    private readonly short = false,
  ) {
    page.on('response', (answer) => {
      const asked = answer.request();
      const isRefused = answer.status() >= (asked.isNavigationRequest() && asked.method() === 'GET' ? 400 : 500);
      if (isRefused) this.refused.push(`${answer.status()} ${answer.url()}`);
    });
  }

  readonly goto = async (path: string): Promise<void> => {
    // A job that is followed loads its page anew by itself, and that must not get in between.
    if (this.page.url().includes('follow=')) {
      const leave = () => this.page.goto('about:blank');
      await leave().catch(leave);
    }
    const answer = await this.screens.goto(path);
    expect(answer.status(), path).toBe(200);
    // What takes over clicks must have done so before the first.
    if ((await this.page.locator('script#islands').count()) > 0) await this.screens.islands();
  };

  async all(area: Area, plan: Plan): Promise<void> {
    const walked = new Set(Object.values(plan).map(({ path }) => path));
    expect.soft(pages[area].filter((path) => !walked.has(path)), 'pages that no sheet of the plan is about').toEqual([]);
    for (const [name, sheet] of Object.entries(plan)) await this.attempt(name, () => this.one(name, sheet));
    expect(this.failed, 'what did not go as planned').toEqual([]);
    expect(this.refused, 'pages that were not there, answers that failed').toEqual([]);
  }

  /** Notes what fails and goes on, so that one run tells all of it. */
  private async attempt(name: string, work: () => Promise<void>): Promise<void> {
    try {
      await test.step(name, work);
    } catch (error) {
      const said = error instanceof Error ? error.message.replace(/\u001b\[\d+m/g, '') : String(error);
      this.failed.push(`${name}: ${said.slice(0, 600)} (at ${this.page.url()})`);
    }
  }

  private async one(name: string, sheet: Sheet): Promise<void> {
    const found = await this.see(sheet);
    const of = (kind: Control['kind']) => found.filter((it) => it.kind === kind);
    const keys = (kind: Control['kind']) => of(kind).map(({ key }) => key).sort();
    expect.soft(keys('field').filter((key) => !planned(sheet).fields.has(key)), `${name}: fields that no plan has`).toEqual([]);
    expect.soft(keys('button').filter((key) => !planned(sheet).buttons.has(key)), `${name}: buttons that no plan has`).toEqual([]);
    if (!this.short) this.expectAll(name, sheet, keys);
    await this.follow(of('link'), name);
    this.untouched = sheet;
    await this.sieve(sheet, of('sieve'));
    for (const form of (sheet.forms ?? []).filter(({ leadsOn }) => leadsOn || !this.short)) {
      await this.attempt(`${name}: ${form.send}`, () => this.fill(sheet, form));
    }
    if (this.short) return;
    for (const [key, outcome] of Object.entries(sheet.buttons ?? {})) {
      await this.attempt(`${name}: ${key}`, async () => {
        await this.begin(sheet);
        await outcome(this, () => this.press(key));
      });
    }
  }

  /** Has the page as it is when one comes to it. */
  private async begin(sheet: Sheet): Promise<void> {
    if (this.untouched !== sheet) await this.see(sheet);
    this.untouched = undefined;
  }

  /** What the plan has of a page is there. */
  private expectAll(name: string, sheet: Sheet, keys: (kind: Control['kind']) => string[]): void {
    const gone = [...planned({ ...sheet, like: undefined }).fields].filter((key) => !keys('field').includes(key));
    const missing = [...planned({ ...sheet, like: undefined }).buttons].filter((key) => !keys('button').includes(key));
    expect.soft([...gone, ...missing], `${name}: what the plan has and the page has not`).toEqual([]);
  }

  /** Opens the page and marks what is on it. */
  private async see(sheet: Sheet): Promise<Control[]> {
    this.within = sheet.within ?? 'main';
    await sheet.open(this);
    return controls(this.page, this.within);
  }

  /** A control seen last, the first of those alike. */
  control(kind: Control['kind'], key: string): Locator {
    return this.page.locator(controlled(kind, key));
  }

  async press(key: string): Promise<void> {
    const buttons = this.control('button', key);
    // Once more when the page moved under the pointer and shut the menu. What the server says while one types
    // takes the marks away. What follows is waited for by whoever presses: an answer that takes its time would
    // be taken for a press that failed, and the button pressed twice.
    await expect(async () => {
      if ((await buttons.count()) === 0) await controls(this.page, this.within);
      await this.unfold(buttons.first());
      await buttons.filter({ visible: true }).first().click({ timeout: 2_000, noWaitAfter: true });
    }).toPass({ timeout: 10_000 });
  }

  /** Opens the menu or the folded part in which a control lies; which type it has. */
  private async unfold(control: Locator): Promise<string> {
    return control.evaluate((element) => {
      const popover = element.closest<HTMLElement>('[popover]');
      if (popover && !popover.matches(':popover-open')) document.querySelector<HTMLElement>(`[popovertarget="${popover.id}"]`)?.click();
      const details = element.localName === 'summary' ? null : element.closest('details');
      if (details && !details.open) details.querySelector('summary')?.click();
      return (element as HTMLInputElement).type;
    });
  }

  /** Each link once for each place it leads to: somebody has thought of that page, and it is there. */
  private async follow(links: Control[], name: string): Promise<void> {
    const unknown = links.filter(({ key }) => key.startsWith('/') && !paths.has(key)).map(({ key }) => key);
    expect.soft(unknown, `${name}: links to pages that no plan walks`).toEqual([]);
    const fresh = links.filter(({ key, href }) => {
      const place = `${key}?${[...new URL(href).searchParams.keys()]}`;
      if (!key.startsWith('/') || this.followed.has(place)) return false;
      this.followed.add(place);
      return true;
    });
    const { request } = this.page.context();
    const answers = await Promise.all(fresh.map(async ({ href }) => `${(await request.get(href)).status()} ${href}`));
    expect.soft(answers.filter((answer) => !answer.startsWith('200 ')), `${name}: links that lead nowhere`).toEqual([]);
  }

  /** Filters, orders and pages of a list, each pressed on the page that the one before led to. */
  private async sieve(sheet: Sheet, sieves: Control[]): Promise<void> {
    const app = new URL(this.page.url()).pathname;
    const keys = sieves.map(({ key }) => key).filter((key) => !this.sifted.has(app + key));
    for (const key of keys) {
      this.sifted.add(app + key);
      this.untouched = undefined;
      await this.attempt(key, async () => {
        const sieve = this.control('sieve', key).first();
        if ((await sieve.count()) === 0) await this.see(sheet);
        const [leads, to] = await sieve.evaluate((element) => {
          const { rel, search } = element as HTMLAnchorElement;
          return [rel ? 'to another page' : element.closest('th') ? 'to another order' : 'to what it names', search] as const;
        });
        await this.screens.leave(() => sieve.click());
        expect(new URL(this.page.url()).search, key).toBe(to);
        const now = await controls(this.page, this.within);
        if (leads === 'to another page') {
          await expect(this.page.locator('main tbody tr').first()).toBeVisible();
          // The way back is on the next page only.
          for (const { kind, key } of now) if (kind === 'sieve' && !this.sifted.has(app + key) && !keys.includes(key)) keys.push(key);
        } else if (leads === 'to what it names') {
          await expect(sieve).toHaveAttribute('aria-current', 'true');
        } else {
          await expect(this.page.locator('th[aria-sort]', { has: sieve })).toHaveCount(1);
        }
      });
    }
  }

  private async fill(sheet: Sheet, { send, fill, then, kept = {} }: Form): Promise<void> {
    await this.begin(sheet);
    const { pathname } = new URL(this.page.url());
    for (const [key, value] of Object.entries(fill)) await this.type(key, value);
    const last = this.control('field', Object.keys(fill).at(-1)!).first();
    await then(this, () => (send === 'Enter' ? last.press('Enter') : this.press(send)));
    if (kept === 'nothing') return;
    // Done, and led back to the same page: it is there again already.
    const now = new URL(this.page.url());
    const isBack = now.pathname === pathname && now.searchParams.has('done');
    if (kept !== 'on the next page' && !isBack) await sheet.open(this);
    await controls(this.page, this.within);
    const expected = Object.entries({ ...fill, ...(typeof kept === 'object' ? kept : {}) });
    const held = Object.fromEntries(expected.filter(([, value]) => typeof value !== 'object' || 'nth' in value));
    await expect.poll(() => this.held(held)).toEqual(held);
  }

  /** What these fields hold now; of one whose value only the house knows, as was chosen, if it holds any. */
  private async held(expected: Record<string, Value>): Promise<Record<string, Value>> {
    const keys = Object.keys(expected);
    const selectors = keys.map((key) => controlled('field', key));
    const values = await this.page.evaluate(
      (selectors) =>
        selectors.map((selector) => {
          const fields = [...document.querySelectorAll<HTMLInputElement>(selector)];
          const field = fields.find((it) => it.type !== 'radio' || it.checked);
          return (field?.type === 'checkbox' ? field.checked : field?.value) ?? null;
        }),
      selectors,
    );
    const held = (key: string, at: number): Value => {
      const wanted = expected[key]!;
      return typeof wanted === 'object' && values[at] ? wanted : (values[at] ?? 'not there');
    };
    return Object.fromEntries(keys.map((key, at) => [key, held(key, at)]));
  }

  private async type(key: string, value: Value): Promise<void> {
    const field = this.control('field', key);
    if ((await field.count()) === 0) await controls(this.page, this.within);
    const kind = await this.unfold(field.first());
    if (typeof value === 'boolean') return field.first().setChecked(value);
    if (typeof value === 'object' && 'file' in value) return field.first().setInputFiles(value.file);
    if (typeof value === 'object') {
      await field.first().selectOption({ index: value.nth });
      return;
    }
    if (kind === 'radio') return field.and(this.page.locator(`[value="${value}"]`)).check();
    if (kind.startsWith('select')) {
      await field.first().selectOption(value);
      return;
    }
    await field.first().fill(value);
  }
}

function planned(sheet: Sheet): { fields: Set<string>; buttons: Set<string> } {
  const forms = sheet.forms ?? [];
  const like = sheet.like ? planned(sheet.like) : { fields: [], buttons: [] };
  return {
    fields: new Set([...forms.flatMap(({ fill }) => Object.keys(fill)), ...like.fields]),
    buttons: new Set([...forms.map(({ send }) => send).filter((send) => send !== 'Enter'), ...Object.keys(sheet.buttons ?? {}), ...like.buttons]),
  };
}
