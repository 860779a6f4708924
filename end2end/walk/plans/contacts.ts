import { type Contact, type Customer, type People, unique } from '../../fixtures/people.ts';
import { type Outcome, appears, downloads, leads, shows, told, vanishes } from '../outcomes.ts';
import type { Form, Plan, Sheet, Value, Walk } from '../walk.ts';

const URL = '/office/contacts';
const SAVE = `POST ${URL}/{id}`;
const ARCHIVE = `POST ${URL}/{id}/archive act=archive`;
const BULK = `POST ${URL}/bulk act=`;

interface Stage {
  mark: string;
  crowd: string;
  tag: string;
  company: Contact;
  spare: Contact;
  double: Contact;
  edited: Contact;
  /** Each loses access in another way. */
  leaving: { byBatch: Customer; byArchive: Customer; byMove: Customer };
}

async function stage(people: People): Promise<Stage> {
  const mark = unique('').trim();
  const tag = `Tag ${mark}`;
  const company = await people.contact({ name: `A company ${mark}`, kind: 'company', email: '', tags: tag });
  // Not among those that the short list is searched for.
  const crowd = unique('Crowd');
  await people.crowd(crowd, 90);
  return {
    mark,
    crowd,
    tag,
    company,
    spare: await people.contact({ name: `Spare ${mark}` }),
    double: await people.contact({ name: `Spare double ${mark}`, phone: '+48 42 555 01 07' }),
    edited: await people.person(company, `Edited ${mark}`),
    leaving: {
      byBatch: await people.customer(`Leaving batch ${mark}`),
      byArchive: await people.customer(`Leaving archive ${mark}`),
      byMove: await people.customer(`Leaving move ${mark}`),
    },
  };
}

/** Every field of the form, with something that holds. */
function typed(name: string): Record<string, Value> {
  return {
    kind: 'person',
    type: 'other',
    name,
    job_title: '采购经理',
    email: `${name.toLowerCase().replace(/[^a-z0-9]+/g, '.')}@walk.example`,
    phone: '+48 42 555 01 08',
    mobile: '+48 601 555 108',
    website: 'https://walk.example/o-nas',
    street: 'ul. Piotrkowska 12/3',
    street2: 'wejście od podwórza',
    zip: '90-001',
    city: 'Łódź',
    state: 'łódzkie',
    country: 'PL',
    vat: 'PL7251234563',
    language: 'pl',
    tags: 'Klient kluczowy, Meble',
    notes: 'Dostawy do 14:00\nBrama od podwórza',
    payment_terms: 'immediate',
    currency: 'PLN',
    customer_reference: 'K-108',
    supplier_reference: 'D-108',
  };
}

export async function contactsPlan(people: People): Promise<Plan> {
  const it = await stage(people);
  const list = (q: string, rest = '') => (walk: Walk) => walk.goto(`${URL}?q=${encodeURIComponent(q)}${rest}`);
  const ticked = (names: string[], rest = '') => async (walk: Walk) => {
    await list(it.mark, rest)(walk);
    for (const name of names) {
      const box = walk.screens.contacts.box(name);
      if ((await box.count()) > 0) await box.check();
    }
  };
  const acted = (act: string, names: string[]) => async (walk: Walk) => {
    await ticked(names)(walk);
    await walk.page.locator('[popovertarget="selection-menu"]').click();
    await walk.screens.leave(() => walk.page.locator(`#selection-menu button[name="act"][value="${act}"]`).click());
  };
  const form = (send: string, name: string, then: Outcome): Form => ({
    send,
    fill: { ...typed(name), parent: String(it.company.id), salesperson: { nth: 1 } },
    then,
    kept: 'on the next page',
  });

  const find = (send: string): Form => ({
    send: `${send} find=parent`,
    fill: { parent_q: it.company.name },
    then: shows(`select[name="parent"]:has(option[value="${it.company.id}"])`),
    kept: 'on the next page',
  });

  const plain: Sheet = {
    path: URL,
    open: list(`Spare ${it.mark}`),
    forms: [
      { send: `SEARCH ${URL}`, fill: { q: it.mark, tag: it.tag }, then: leads(/q=.*&tag=|tag=.*&q=/), kept: 'on the next page' },
      { send: `SEARCH ${URL}`, fill: { 'do select-all': true, id: true }, then: leads(/q=/), kept: 'nothing' },
    ],
    buttons: { [`POST ${URL}/export`]: downloads(/\.csv$/) },
  };
  const both = [it.spare.name, it.double.name];
  const contact: Sheet = {
    path: `${URL}/{id}`,
    open: (walk) => walk.goto(`${URL}/${it.edited.id}`),
    forms: [find(SAVE), form(SAVE, `Edited ${it.mark}`, told('saved'))],
    buttons: {
      'menu action-menu': appears('#action-menu:popover-open'),
      'opens grant-dialog': appears('dialog[open] .grant-row'),
      [ARCHIVE]: told('saved'),
    },
  };
  const question = (person: Customer): Sheet['open'] => async (walk) => {
    await walk.goto(`${URL}/${person.id}`);
    await walk.page.locator('[popovertarget="action-menu"]').click();
    await walk.screens.leave(() => walk.page.locator('#action-menu button[value="archive"]').click());
  };
  const some: Sheet = {
    like: plain,
    open: ticked(both),
    buttons: {
      'menu selection-menu': appears('#selection-menu:popover-open'),
      'opens grant-dialog': appears('dialog[open] .grant-row'),
      [`GET ${URL}/merge`]: leads(/\/merge\?/),
      [`${BULK}tags`]: shows('main form [name="tag"]'),
      reset: vanishes('.selection-bar'),
      [`${BULK}archive`]: shows('.notice-success'),
    },
  };
  return {
    'the list': plain,
    'the list with rows ticked': some,
    'the archive with rows ticked': {
      like: some,
      open: ticked(both, '&filter=archived'),
      buttons: { [`${BULK}bring-back`]: shows('.notice-success') },
    },
    'a long list': {
      like: some,
      open: async (walk) => {
        await list(it.crowd)(walk);
        await walk.page.locator('main tbody input[name="id"]').first().check();
      },
      forms: [{ send: `${BULK}tags`, fill: { id: true, all: true }, then: shows('main form [name="tag"]'), kept: 'nothing' }],
    },
    'tags of a selection': {
      path: `${URL}/bulk`,
      open: acted('tags', both),
      forms: [
        { send: `${BULK}add-tag`, fill: { tag: `New ${it.mark}` }, then: shows('.notice-success'), kept: 'nothing' },
        { send: `${BULK}remove-tag`, fill: { tag: `New ${it.mark}` }, then: shows('.notice-success'), kept: 'nothing' },
      ],
    },
    'a new contact': {
      path: `${URL}/new`,
      open: (walk) => walk.goto(`${URL}/new?parent=${it.company.id}`),
      forms: [find(`POST ${URL}/new`), form(`POST ${URL}/new`, `New ${it.mark}`, told('saved', /\/office\/contacts\/\d+/))],
    },
    'a contact': contact,
    'an archived contact': {
      like: contact,
      open: (walk) => walk.goto(`${URL}/${it.edited.id}`),
      buttons: { [`POST ${URL}/{id}/archive act=bring-back`]: told('saved') },
    },
    'whether a contact may lose its access': {
      like: contact,
      open: question(it.leaving.byArchive),
      buttons: { [`${ARCHIVE} (question)`]: told('saved') },
    },
    'whether somebody who moves may lose access': {
      like: contact,
      open: async (walk) => {
        await walk.goto(`${URL}/${it.leaving.byMove.id}`);
        await walk.screens.contact.under(it.company.name, it.company.id);
        await walk.screens.contact.saved();
      },
      buttons: { [`${SAVE} access=end (question)`]: told('saved') },
    },
    'whether a selection may lose its access': {
      open: acted('archive', [it.edited.name, it.leaving.byBatch.name]),
      buttons: {
        [`${BULK}archive-others (question)`]: shows('.notice-success'),
        [`${BULK}archive-and-end (question)`]: shows('.notice-success'),
      },
    },
    'duplicates to be merged': {
      path: `${URL}/merge`,
      open: (walk) => walk.goto(`${URL}/merge?id=${it.spare.id}&id=${it.double.id}`),
      forms: [{ send: `GET ${URL}/merge`, fill: { stay: String(it.double.id) }, then: leads(/stay=/), kept: 'on the next page' }],
      buttons: { [`POST ${URL}/merge`]: told('saved') },
    },
  };
}
