import type { Page } from '@playwright/test';

import { type Contact, People, unique } from '../../fixtures/people.ts';
import { type Form, type Server, administrator } from '../../fixtures/server.ts';
import type { Screens } from '../screens.ts';
import { type Visit, submit } from './visit.ts';

export const furnished: Form = {
  phone: '+48 42 555 01 00',
  website: 'https://meble-lodz.example.com',
  street: 'ul. Piotrkowska 12/3',
  zip: '90-001',
  city: 'Łódź',
  country: 'PL',
  vat: 'PL7251234563',
  language: 'pl',
  tags: 'Meble, Klient kluczowy',
  notes: 'Dostawy tylko do godz. 14:00; brama od ul. Nawrot.',
};

export interface Stage {
  /** Archiving these two asks: one would lose access, the other has none. */
  leaving: Contact;
  spare: Contact;
  colleague: number;
  toldUser: number;
  job: string;
  many: string;
  company: Contact;
  outside: Contact;
  edited: Contact;
  shown: Contact;
  mark: string;
}

export function forStaff(server: Server, { company, outside, edited, shown, leaving, spare, colleague, toldUser, job, many, mark }: Stage): Visit[] {
  const who = 'administrator';
  const contact = `/office/contacts/${company.id}`;
  const dialog = async ({ contact }: Screens) => contact.openAccess();
  let jobs = 0;
  const selected = (act: string, ...names: string[]) => async (screens: Screens): Promise<void> => {
    const { page, contacts } = screens;
    await screens.islands();
    for (const name of names) await contacts.box(name).check();
    await page.locator('[popovertarget="selection-menu"]').click();
    await screens.leave(() => page.locator(`#selection-menu ${act}`).click());
  };
  return [
    { name: 'contacts', who, path: '/office/contacts' },
    { name: 'contacts-many-found', who, path: `/office/contacts?q=${mark}` },
    { name: 'contacts-one', who, path: `/office/contacts?q=Edited+${mark}` },
    { name: 'contacts-nothing-found', who, path: '/office/contacts?q=zzzzzz' },
    { name: 'contacts-empty-filter', who, path: '/office/contacts?filter=archived' },
    {
      name: 'contacts-selected',
      who,
      path: `/office/contacts?q=${mark}`,
      prepare: async (screens) => {
        await screens.islands();
        for (const box of await screens.contacts.table.locator('tbody input[type="checkbox"]').all()) await box.check();
      },
    },
    { name: 'bulk-tags', who, path: `/office/contacts?q=${mark}`, prepare: selected('[value="tags"]', spare.name, leaving.name) },
    { name: 'bulk-asks', who, path: `/office/contacts?q=${mark}`, prepare: selected('[value="archive"]', spare.name, leaving.name) },
    {
      name: 'bulk-done',
      who,
      path: `/office/contacts?q=${mark}`,
      prepare: async (screens) => {
        await selected('[value="tags"]', spare.name, edited.name)(screens);
        await screens.page.locator('[name="tag"]').fill(`Stammkunde ${mark}`);
        await screens.leave(() => screens.page.locator('[value="add-tag"]').click());
      },
    },
    { name: 'merge', who, path: `/office/contacts/merge?id=${spare.id}&id=${edited.id}` },
    { name: 'merge-ends-access', who, path: `/office/contacts/merge?id=${edited.id}&id=${leaving.id}&stay=${edited.id}` },
    { name: 'merge-refused', who, path: `/office/contacts/merge?id=${edited.id}` },
    { name: 'contact-new', who, path: '/office/contacts/new' },
    {
      name: 'contact-new-refused',
      who,
      path: '/office/contacts/new',
      prepare: async ({ page }) => submit(page, { email: 'no address', website: 'javascript:alert(1)' }),
    },
    { name: 'contact-company', who, path: contact },
    { name: 'contact-menu', who, path: contact, prepare: async ({ contact }) => contact.action.click() },
    { name: 'contact-person', who, path: `/office/contacts/${outside.id}?done=saved` },
    { name: 'contact-history', who, path: `/office/contacts/${edited.id}#history-title` },
    {
      name: 'contact-archive-asks',
      who,
      path: `/office/contacts/${leaving.id}`,
      prepare: async ({ page, contact, leave }) => {
        await contact.action.click();
        await leave(() => contact.archive.click());
        await page.locator('#question').waitFor();
      },
    },
    {
      name: 'contact-conflict',
      who,
      path: `/office/contacts/${edited.id}`,
      prepare: async ({ page, contact }) => {
        await overtake(server, page, edited);
        await contact.field('phone').fill('+48 42 777 77 77');
        await contact.field('city').fill('Zgierz');
        await contact.saved();
      },
    },
    { name: 'grant-page', who, path: `/office/contacts/portal-access?id=${company.id}` },
    { name: 'grant-dialog', who, path: contact, prepare: dialog },
    {
      name: 'grant-dialog-internal',
      who,
      path: `/office/contacts?q=${encodeURIComponent(administrator.email)}`,
      prepare: async ({ contacts }) => {
        await contacts.table.locator('tbody input[type="checkbox"]').first().check();
        await contacts.grantSelected();
      },
    },
    {
      name: 'grant-dialog-options',
      who,
      path: contact,
      prepare: async (screens) => {
        await dialog(screens);
        await screens.access.options.click();
        await screens.access.root.getByLabel(screens.t('grant-right-manage')).scrollIntoViewIfNeeded();
      },
    },
    {
      name: 'grant-dialog-refused',
      who,
      path: contact,
      prepare: async (screens) => {
        await dialog(screens);
        const { access } = screens;
        await access.row(company.name).box.check();
        await access.row(outside.name).box.check();
        await access.grantSelected.click();
        await access.refused.waitFor();
      },
    },
    {
      name: 'grant-dialog-link-shown',
      who,
      path: contact,
      prepare: async (screens) => {
        await dialog(screens);
        const row = screens.access.row(shown.name);
        await row.showLink.click();
        await row.result.waitFor();
        await row.result.scrollIntoViewIfNeeded();
      },
    },
    {
      name: 'grant-dialog-unsaved',
      who,
      path: contact,
      prepare: async (screens) => {
        await dialog(screens);
        await screens.access.row(outside.name).email.fill('somebody.else@example');
        await screens.access.close.click();
        await screens.access.root.getByRole('alert').first().waitFor();
      },
    },
    { name: 'outbox', who, path: '/office/outbox' },
    { name: 'outbox-nothing', who, path: '/office/outbox?q=zzzz' },
    { name: 'letter', who, path: '/office/outbox/1' },
    { name: 'search', who, path: '/office/search?q=wisnia' },
    { name: 'search-nothing', who, path: '/office/search?q=zzzz' },
    { name: 'keys', who, path: '/office/keys' },
    { name: 'users', who, path: '/office/users' },
    { name: 'users-filter', who, path: '/office/users?f.1=groups&o.1=contains&v.1=portal' },
    { name: 'user-new', who, path: '/office/users/new' },
    { name: 'user-new-refused', who, path: '/office/users/new', prepare: async ({ page }) => submit(page, { name: '', email: 'no address' }) },
    { name: 'users-filter-refused', who, path: '/office/users?f.1=created&o.1=before&v.1=yesterday' },
    { name: 'user', who, path: '/office/users/1' },
    { name: 'user-customer', who, path: `/office/users/${toldUser}` },
    { name: 'user-login-refused', who, path: `/office/users/${toldUser}`, prepare: async ({ page }) => submit(page, { login: administrator.email }) },
    {
      name: 'user-told-password',
      who,
      path: `/office/users/${colleague}`,
      prepare: async ({ page, leave }) => leave(() => page.locator('form[action$="/password"] button').click()),
    },
    { name: 'jobs', who, path: '/office/jobs' },
    { name: 'job-done', who, path: job },
    {
      name: 'job-at-work',
      who,
      path: '/office/jobs',
      prepare: async ({ goto }) => {
        jobs += 1;
        await goto(await new People(server).job(jobs % 2 === 1 ? 'grant-others' : 'revoke-selected', many));
      },
    },
    { name: 'grant-everybody', who, path: `/office/contacts/portal-access?all=1&q=${encodeURIComponent(many)}` },
    { name: 'connection', who, path: '/office/connection' },
    { name: 'start', who, path: '/office/start' },
    ...['company', 'mail', 'contacts', 'person', 'access'].map((step) => ({
      name: `start-${step}`,
      who: 'administrator' as const,
      path: `/office/start/${step}`,
    })),
    { name: 'import', who, path: '/office/import' },
    {
      name: 'import-matching',
      who,
      path: '/office/import',
      prepare: async ({ page, leave }) => {
        const buffer = Buffer.from('"id","name","Bemerkung"\n"import_1","王小明有限公司","nichts"\n');
        await page.locator('main [name="file"]').setInputFiles({ name: 'Kontakte.csv', mimeType: 'text/csv', buffer });
        await leave(() => page.locator('main form.form button[type="submit"]').click());
      },
    },
    { name: 'settings', who, path: '/office/settings' },
    ...['company', 'brand', 'mail', 'lifetimes', 'policies', 'access', 'languages', 'server'].map((group) => ({
      name: `settings-${group}`,
      who: 'administrator' as const,
      path: `/office/settings/${group}`,
    })),
    { name: 'staff-security', who, path: '/my/security' },
    { name: 'office-not-found', who, path: '/office/no-such-page' },
  ];
}

export function forEmployees(company: Contact): Visit[] {
  const who = 'employee';
  return [
    { name: 'contacts-read-only', who, path: '/office/contacts' },
    { name: 'contact-read-only', who, path: `/office/contacts/${company.id}` },
    { name: 'forbidden', who, path: '/office/contacts/new' },
  ];
}

/** Somebody else saves the contact that this page has open. */
async function overtake(server: Server, page: Page, contact: Contact): Promise<void> {
  const version = await page.locator('input[name="version"]').inputValue();
  const cookie = await server.session(await server.admin());
  const form = { ...furnished, kind: 'person', type: 'contact', name: contact.name, version, phone: unique('').trim().replace(/\D/g, '') };
  const answer = await server.post(`/office/contacts/${contact.id}`, form, { cookie });
  if (answer.status !== 303) throw new Error(`the other save was answered ${answer.status}`);
}
