import type { Page } from '@playwright/test';

import { type Contact, People, unique } from '../fixtures/people.ts';
import { type Form, type Server, administrator } from '../fixtures/server.ts';
import type { Screens } from './screens.ts';

export type Who = 'visitor' | 'customer' | 'former customer' | 'administrator' | 'employee';

/** A page in one of its states. */
export interface Visit {
  name: string;
  who: Who;
  path: string;
  /** Brings the page into the state that is to be seen. */
  prepare?: (screens: Screens) => Promise<void>;
}

/** What stands in a server so that every page has something to show. */
export interface Scene {
  visits: Visit[];
  enter: (page: Page, who: Who) => Promise<void>;
}

const longName = 'Maximiliane Gräfin von Hohenstein-Wolfenbüttel-Sonderburg';

/** Fills a server and lists every page with every state it can have. */
export async function everyPage(server: Server): Promise<Scene> {
  const people = new People(server);
  await server.importContacts();
  const mark = unique('').trim();
  const company = await people.contact({ ...furnished, name: `Zakłady Meblarskie „Wiśnia” i Synowie ${mark}`, kind: 'company', email: '' });
  const invited = await people.person(company, `王小明 ${mark}`, { job_title: '采购经理' });
  const inside = await people.customer(`${longName} ${mark}`, company);
  const former = await people.customer(`Former ${mark}`, company);
  const outside = await people.person(company, `Żaneta Śliwińska-Brzęczyszczykiewicz ${mark}`, { job_title: 'Kierowniczka działu zakupów' });
  await people.person(company, `Has a login elsewhere ${mark}`, { email: (await people.customer()).email });
  const usable = await people.invite(invited);
  const used = await people.invite(await people.person(company, `Used ${mark}`));
  await people.accept(used);
  const withdrawn = await people.person(company, `Withdrawn ${mark}`);
  const withdrawnLink = await people.invite(withdrawn);
  await people.revoke(withdrawn);
  await people.revoke(former);
  const edited = await people.contact({ ...furnished, name: `Edited ${mark}` });
  const shown = await people.person(company, `Shown ${mark}`);
  await people.invite(shown);
  await server.post('/reset', { email: inside.email });
  const reset = new URL(/http\S+\/reset\/\S+/.exec((await server.mails.arrive(inside.email, 2)).text)?.[0] ?? '').pathname;

  const admin = await server.admin();
  const employee = await server.member('employee');
  return {
    visits: [
      ...forVisitors({ usable, used, withdrawn: withdrawnLink, reset }),
      ...forCustomers,
      { name: 'access-ended', who: 'former customer', path: '/my' },
      ...forStaff(server, { company, outside, edited, shown, mark }),
      ...forEmployees(company),
    ],
    enter: async (page, who) => {
      const cookies = {
        visitor: undefined,
        customer: inside.session,
        'former customer': former.session,
        administrator: await server.session(admin),
        employee: await server.session(employee),
      };
      const cookie = cookies[who];
      await page.context().clearCookies({ name: /session/ });
      if (cookie) await page.context().addCookies([cookie]);
    },
  };
}

const furnished: Form = {
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

interface Links {
  usable: string;
  used: string;
  withdrawn: string;
  reset: string;
}

function forVisitors({ usable, used, withdrawn, reset }: Links): Visit[] {
  const who = 'visitor';
  const wrong = async ({ page }: Screens) => submit(page, { password: 'short', verify: 'other' });
  return [
    { name: 'front', who, path: '/' },
    { name: 'login', who, path: '/login' },
    { name: 'login-refused', who, path: '/login', prepare: async ({ page }) => submit(page, { email: 'nobody@example.com', password: 'x' }) },
    { name: 'login-signed-out', who, path: '/login?done=password-set' },
    { name: 'reset', who, path: '/reset' },
    { name: 'reset-refused', who, path: '/reset', prepare: async ({ page }) => submit(page, { email: 'no address' }) },
    { name: 'reset-link', who, path: reset },
    { name: 'reset-unknown', who, path: '/reset/never-made' },
    { name: 'invitation-code', who, path: '/invitation' },
    { name: 'invitation-code-refused', who, path: '/invitation', prepare: async ({ page }) => submit(page, { email: 'a@example.com', code: 'AAAAA-AAAAA' }) },
    { name: 'invitation-usable', who, path: usable },
    { name: 'invitation-refused', who, path: usable, prepare: wrong },
    { name: 'invitation-used', who, path: used },
    { name: 'invitation-withdrawn', who, path: withdrawn },
    { name: 'invitation-unknown', who, path: '/invitation/never-made' },
    { name: 'not-found', who, path: '/no-such-page' },
  ];
}

const forCustomers: Visit[] = [
  { name: 'portal-front', who: 'customer', path: '/' },
  { name: 'portal-home', who: 'customer', path: '/my?done=welcome' },
  { name: 'portal-security', who: 'customer', path: '/my/security' },
  {
    name: 'portal-security-refused',
    who: 'customer',
    path: '/my/security',
    prepare: async ({ page }) => submit(page, { current_password: '', password: 'short', verify: 'other' }),
  },
  { name: 'portal-details', who: 'customer', path: '/my/details' },
  { name: 'portal-addresses', who: 'customer', path: '/my/addresses' },
  { name: 'portal-address-new', who: 'customer', path: '/my/addresses/new' },
  { name: 'portal-delete-account', who: 'customer', path: '/my/security/delete' },
  { name: 'portal-not-found', who: 'customer', path: '/my/no-such-page' },
];

interface Stage {
  company: Contact;
  outside: Contact;
  edited: Contact;
  shown: Contact;
  mark: string;
}

function forStaff(server: Server, { company, outside, edited, shown, mark }: Stage): Visit[] {
  const who = 'administrator';
  const contact = `/office/contacts/${company.id}`;
  const dialog = async ({ contact }: Screens) => contact.openAccess();
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
    { name: 'search', who, path: '/office/search?q=wisnia' },
    { name: 'search-nothing', who, path: '/office/search?q=zzzz' },
    { name: 'keys', who, path: '/office/keys' },
    { name: 'users', who, path: '/office/users' },
    { name: 'users-filter', who, path: '/office/users?f.1=groups&o.1=contains&v.1=portal' },
    { name: 'user-new', who, path: '/office/users/new' },
    { name: 'user', who, path: '/office/users/1' },
    { name: 'jobs', who, path: '/office/jobs' },
    { name: 'connection', who, path: '/office/connection' },
    { name: 'start', who, path: '/office/start' },
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

function forEmployees(company: Contact): Visit[] {
  const who = 'employee';
  return [
    { name: 'contacts-read-only', who, path: '/office/contacts' },
    { name: 'contact-read-only', who, path: `/office/contacts/${company.id}` },
    { name: 'forbidden', who, path: '/office/contacts/new' },
  ];
}

/** Fills a form by its controls' names and sends it without asking the browser's own checks. */
async function submit(page: Page, values: Record<string, string>): Promise<void> {
  const form = page.locator(`form[method="post"]:has([name="${Object.keys(values)[0]}"])`).first();
  for (const [name, value] of Object.entries(values)) await form.locator(`[name="${name}"]`).first().fill(value);
  await form.locator('button[type="submit"]').last().click();
  await page.locator('#problems').waitFor();
}

/** Somebody else saves the contact that this page has open. */
async function overtake(server: Server, page: Page, contact: Contact): Promise<void> {
  const version = await page.locator('input[name="version"]').inputValue();
  const cookie = await server.session(await server.admin());
  const form = { ...furnished, kind: 'person', type: 'contact', name: contact.name, version, phone: unique('').trim().replace(/\D/g, '') };
  const answer = await server.post(`/office/contacts/${contact.id}`, form, { cookie });
  if (answer.status !== 303) throw new Error(`the other save was answered ${answer.status}`);
}

