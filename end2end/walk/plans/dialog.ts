import { expect } from '@playwright/test';

import { type People, unique } from '../../fixtures/people.ts';
import { type Outcome, appears, shows, vanishes } from '../outcomes.ts';
import type { Plan, Sheet } from '../walk.ts';

const ACT = 'POST /office/contacts/portal-access act=';
const DIALOG = 'dialog[open]';

/** The dialog *Portal access*, over the page of a company with somebody in every state. */
export async function dialogPlan(people: People): Promise<Plan> {
  const mark = unique('').trim();
  // First in the order of names, and without an address: a batch stops at it.
  const company = await people.contact({ name: `A company ${mark}`, kind: 'company', email: '' });
  const person = (name: string) => people.person(company, `${name} ${mark}`);
  await person('B first');
  const batch = await person('Batch');
  const typed = await person('Typed');
  const [shown, revoked] = [await person('Shown'), await person('Revoked')];
  for (const one of [shown, revoked]) await people.invite(one);
  await people.person(company, `Elsewhere ${mark}`, { email: (await people.customer()).email });

  const dialog = async ({ screens }: Parameters<Sheet['open']>[0]): Promise<void> => {
    await screens.contact.open(company.id);
    await screens.contact.openAccess();
  };
  const done = appears(`${DIALOG} .row-result-good`);
  const spoken: Outcome = async (walk, press) => {
    await walk.screens.access.row(revoked.name).box.check();
    await press();
    await walk.screens.access.row(revoked.name).expectState('no');
  };
  const copied: Outcome = async (walk, press) => {
    await press();
    const shown = walk.page.locator(`${DIALOG} .copy-box input`).first();
    // Where a browser keeps its clipboard to itself, the text is selected instead.
    const taken = () => walk.page.evaluate(() => navigator.clipboard.readText().catch(() => String(getSelection())));
    await expect.poll(taken).toBe(await shown.inputValue());
  };
  const rows: Sheet = {
    within: DIALOG,
    open: dialog,
    forms: [
      {
        send: `${ACT}grant:{id}`,
        fill: { message: '欢迎\nWelcome', visibility: 'own', sign: false, manage: true, pay: 'limited', pay_limit: '1200.50' },
        then: done,
        kept: 'nothing',
      },
      { send: `${ACT}grant-selected`, fill: { select: true }, then: appears(`${DIALOG} #refused`), kept: 'nothing' },
      { send: 'do close', fill: { 'email.{n}': 'somebody.else@walk.example' }, then: appears(`${DIALOG} [data-do="discard"]`), kept: 'nothing' },
    ],
    buttons: {
      'more grant-options': appears(`${DIALOG} #grant-message`),
      [`${ACT}add:{id}`]: done,
      [`${ACT}reinvite:{id}`]: done,
      [`${ACT}show-link:{id}`]: appears(`${DIALOG} .copy-box`),
      [`${ACT}revoke:{id}`]: done,
      [`${ACT}revoke-selected`]: spoken,
      'do close': vanishes(DIALOG),
    },
  };
  return {
    'the dialog': rows,
    'the dialog with a link shown': {
      like: rows,
      within: DIALOG,
      open: async (walk) => {
        await dialog(walk);
        const row = walk.screens.access.row(shown.name);
        await row.showLink.click();
        await row.result.locator('.copy-box').first().waitFor();
      },
      buttons: { 'do copy': copied },
    },
    'the dialog with a batch refused': {
      like: rows,
      within: DIALOG,
      open: async (walk) => {
        await dialog(walk);
        for (const one of [company, batch]) await walk.screens.access.row(one.name).box.check();
        await walk.screens.access.grantSelected.click();
        await walk.screens.access.refused.waitFor();
      },
      buttons: {
        [`${ACT}grant-others`]: async (walk, press) => {
          await press();
          await walk.screens.access.row(batch.name).expectState('invited');
        },
      },
    },
    'the dialog before something typed is lost': {
      like: rows,
      within: DIALOG,
      open: async (walk) => {
        await dialog(walk);
        await walk.screens.access.row(typed.name).email.fill('somebody.else@walk.example');
        await walk.screens.access.close.click();
        await walk.page.locator(`${DIALOG} [data-do="keep"]`).waitFor();
      },
      buttons: { 'do keep': vanishes(`${DIALOG} [data-do="keep"]`), 'do discard': vanishes(DIALOG) },
    },
    'the dialog as a page': {
      path: '/office/contacts/portal-access',
      like: rows,
      open: (walk) => walk.goto(`/office/contacts/portal-access?id=${typed.id}`),
      buttons: { [`${ACT}grant:{id}`]: shows('.row-result-good') },
    },
  };
}
