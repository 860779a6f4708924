import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { type Form, address, contactsFile, expect, test, unique } from '../../fixtures/test.ts';

const everywhere = { tag: '@noscript' };

test.beforeEach(async ({ page, shared, enter }) => {
  await enter(page, await shared.admin());
});

test('what a person types finds what was written with other letters', everywhere, async ({ page, screens, people }) => {
  const mark = unique('');
  const polish = await people.company(`Łódź Meble${mark}`);
  const chinese = await people.company(`王小明有限公司${mark}`);
  const { contacts } = screens(page);
  await contacts.open();
  await contacts.find(`lodz${mark}`);
  await expect(contacts.row(polish.name)).toBeVisible();
  expect(await contacts.names()).toEqual([polish.name]);
  await contacts.find(`小明${mark}`);
  await expect(contacts.row(chinese.name)).toBeVisible();
  expect(await contacts.names()).toEqual([chinese.name]);
});

test('a contact is found by email, phone, VAT and company', async ({ page, screens, people }) => {
  const company = await people.contact({ name: unique('Found'), kind: 'company', vat: 'PL7251234563' });
  const person = await people.person(company, unique('Finder'), { phone: '+48 42 777 31 09' });
  const { contacts } = screens(page);
  await contacts.open();
  for (const text of [person.email, '+48 42 777 31', '484277731', company.name]) {
    await contacts.find(text);
    await expect(contacts.row(person.name), text).toBeVisible();
  }
  await contacts.find('PL7251234563');
  await expect(contacts.row(company.name)).toBeVisible();
});

test('the list answers while one types and the address says what was asked', async ({ page, screens, people }) => {
  const contact = await people.contact({ name: unique('Typed') });
  const staff = screens(page);
  const { contacts } = staff;
  await contacts.open();
  await staff.islands();
  await contacts.search.pressSequentially(contact.name);
  await expect(page).toHaveURL(new RegExp(`q=${contact.name.replace(' ', '(\\+|%20)')}`));
  expect(await contacts.names()).toEqual([contact.name]);
  await expect(page.locator('.count')).toHaveText('1 contact');
  await page.reload();
  expect(await contacts.names()).toEqual([contact.name]);
});

test('nothing found says so and offers all contacts', async ({ page, screens }) => {
  const { contacts } = screens(page);
  await contacts.open('?q=qqqqzzzz');
  await expect(page.getByRole('heading', { name: 'Nothing matches' })).toBeVisible();
  await expect(page.getByRole('main')).toContainText('qqqqzzzz');
  await page.getByRole('link', { name: 'Show all contacts' }).click();
  await expect(page).toHaveURL(/\/office\/contacts$/);
});

test('filters keep kinds, access and the archive apart', async ({ page, screens, people }) => {
  const mark = unique('').trim();
  const company = await people.company(`Sieve company ${mark}`);
  const invited = await people.person(company, `Sieve invited ${mark}`);
  await people.invite(invited);
  const inside = await people.customer(`Sieve inside ${mark}`, company);
  const outside = await people.person(company, `Sieve outside ${mark}`);
  const { contacts } = screens(page);
  await contacts.open(`?q=Sieve+${mark}`);
  const wanted = {
    companies: [company.name],
    persons: [inside.name, invited.name, outside.name],
    access: [inside.name],
    invited: [invited.name],
    archived: [],
    all: [company.name, inside.name, invited.name, outside.name],
  };
  for (const [filter, names] of Object.entries(wanted)) {
    await contacts.filter(filter).click();
    await expect(contacts.filter(filter)).toHaveAttribute('aria-current', 'true');
    expect((await contacts.names()).filter((name) => name.includes(mark)), filter).toEqual(names);
  }
});

test('pages lead through every contact once, forth and back, in the order of names', everywhere, async ({ page, screens, shared }) => {
  const names = Array.from({ length: 130 }, (_, at) => `Paging ${String(at).padStart(3, '0')}`);
  const folder = await mkdtemp(join(tmpdir(), 'atrium-import-'));
  const file = join(folder, 'paging.csv');
  await writeFile(file, `"id","name"\n${names.map((name, at) => `"paging_${at}","${name}"`).join('\n')}\n`);
  await shared.importContacts(file, 'paging');
  await rm(folder, { recursive: true });

  const { contacts, leave } = screens(page);
  await contacts.open('?q=paging');
  const first = await contacts.names();
  const seen = [...first];
  while (await contacts.next.isVisible()) {
    await leave(() => contacts.next.click());
    seen.push(...(await contacts.names()));
  }
  expect(seen).toEqual(names);
  while (await contacts.previous.isVisible()) await leave(() => contacts.previous.click());
  expect(await contacts.names()).toEqual(first);

  await leave(() => contacts.table.getByRole('columnheader', { name: 'Name' }).getByRole('link').click());
  await expect(contacts.table.getByRole('columnheader', { name: 'Name' })).toHaveAttribute('aria-sort', 'descending');
  expect((await contacts.names())[0]).toBe('Paging 129');
});

test('a new company is stored with everything that was typed', everywhere, async ({ page, screens }) => {
  const { contacts, contact, frame } = screens(page);
  const name = unique('Tkalnia „Wrzos”');
  const typed = {
    name,
    email: address(name),
    phone: '+48 42 555 01 01',
    website: 'https://wrzos.example.com/o-nas',
    street: 'ul. Nawrot 7',
    zip: '90-029',
    city: 'Łódź',
    vat: 'PL7251234563',
    tags: 'Klient kluczowy, Meble',
    notes: 'Dostawy do 14:00\nBrama od podwórza',
  };
  await contacts.open();
  await contacts.create.click();
  await page.getByRole('radio', { name: 'Company', exact: true }).check();
  for (const [field, value] of Object.entries(typed)) await contact.field(field).fill(value);
  await contact.field('country').selectOption({ label: 'Poland' });
  await contact.field('language').selectOption({ label: 'Polski' });
  await contact.saved();
  await expect(page).toHaveURL(/\/office\/contacts\/\d+/);
  await expect(frame.heading).toHaveText(name);
  await page.goto(page.url().replace(/\?.*/, ''));
  for (const [field, value] of Object.entries(typed)) await expect(contact.field(field)).toHaveValue(value);
  await expect(contact.field('country')).toHaveValue('PL');
  await expect(contact.field('language')).toHaveValue('pl');
  await expect(contact.kind('company')).toBeChecked();
});

test('a refused contact names each field and keeps what was typed', everywhere, async ({ page, screens }) => {
  const { contact, contacts, frame } = screens(page);
  await contacts.open('/new');
  await contact.field('email').fill('two@example.com, addresses@example.com');
  await contact.field('website').fill('javascript:alert(1)');
  await contact.field('city').fill('Łódź');
  await contact.field('notes').fill('Kept');
  const refused = page.waitForResponse((answer) => answer.request().method() === 'POST');
  await contact.save.click();
  expect((await refused).status()).toBe(422);
  await expect(frame.problems).toBeVisible();
  await expect(frame.problems.getByRole('link')).toHaveCount(3);
  for (const field of ['name', 'email', 'website']) {
    await expect(contact.field(field)).toHaveAttribute('aria-invalid', 'true');
    const described = (await contact.field(field).getAttribute('aria-describedby')) ?? '';
    expect(described).toContain(`${field}-error`);
  }
  await expect(contact.field('email')).toHaveValue('two@example.com, addresses@example.com');
  await expect(contact.field('website')).toHaveValue('javascript:alert(1)');
  await expect(contact.field('city')).toHaveValue('Łódź');
  await expect(contact.field('notes')).toHaveValue('Kept');
  await frame.problems.getByRole('link').first().click();
  await expect(contact.field('name')).toBeFocused();
});

test('an edited contact is saved and its history says by whom', async ({ page, screens, people }) => {
  const created = await people.contact({ name: unique('Edited'), phone: '100' });
  const { contact, frame } = screens(page);
  await contact.open(created.id);
  await contact.field('phone').fill('200');
  await contact.saved();
  await expect(frame.done).toContainText('Saved.');
  await contact.open(created.id);
  await expect(contact.field('phone')).toHaveValue('200');
  await expect(contact.history).toContainText('changed the contact');
  await expect(contact.history).toContainText('Ada Admin');
});

test('a stale copy is refused with both versions and saved by a second Save', everywhere, async ({ page, screens, people, context }) => {
  const created = await people.contact({ name: unique('Stale'), phone: '100' });
  const other = screens(await context.newPage()).contact;
  const { contact } = screens(page);
  await contact.open(created.id);
  await other.open(created.id);
  await other.field('phone').fill('200');
  await other.field('city').fill('Gdynia');
  await other.saved();
  await expect(other.field('city')).toHaveValue('Gdynia');

  await contact.field('phone').fill('300');
  await contact.saved();
  await expect(contact.conflict).toContainText('Somebody else changed this contact');
  await expect(contact.conflict).toContainText('Ada Admin');
  const phone = contact.conflict.getByRole('row').filter({ hasText: 'Phone' });
  await expect(phone.getByRole('cell').nth(0)).toHaveText('300');
  await expect(phone.getByRole('cell').nth(1)).toHaveText('200');
  const city = contact.conflict.getByRole('row').filter({ hasText: 'City' });
  await expect(city.getByRole('cell').nth(1)).toHaveText('Gdynia');
  await expect(contact.field('phone')).toHaveValue('300');

  await contact.saved();
  await expect(contact.conflict).toHaveCount(0);
  await contact.open(created.id);
  await expect(contact.field('phone')).toHaveValue('300');
});

test('taking the stored version leaves it as it is', async ({ page, screens, people, context }) => {
  const created = await people.contact({ name: unique('Taken'), phone: '100' });
  const other = screens(await context.newPage()).contact;
  const { contact } = screens(page);
  await contact.open(created.id);
  await other.open(created.id);
  await other.field('phone').fill('200');
  await other.saved();
  await expect(other.field('phone')).toHaveValue('200');
  await contact.field('phone').fill('300');
  await contact.saved();
  await contact.conflict.getByRole('link', { name: 'Take the stored version' }).click();
  await expect(contact.conflict).toHaveCount(0);
  await expect(contact.field('phone')).toHaveValue('200');
});

test('Add contact on a company presets the parent', async ({ page, screens, people }) => {
  const company = await people.company();
  const { contact } = screens(page);
  await contact.open(company.id);
  await expect(page.getByText('People and addresses of this company are listed here.')).toBeVisible();
  await contact.addContact.click();
  await expect(contact.field('parent')).toHaveValue(String(company.id));
  const name = unique('Anna');
  await contact.field('name').fill(name);
  await contact.saved();
  await expect(page).toHaveURL(/\/office\/contacts\/\d+/);
  await contact.open(company.id);
  await expect(contact.related.getByRole('link', { name, exact: true })).toBeVisible();
});

test('an archived contact leaves the list and comes back', async ({ page, screens, people }) => {
  const created = await people.contact({ name: unique('Archived') });
  const { contact, contacts } = screens(page);
  await contact.open(created.id);
  await contact.action.click();
  await contact.archive.click();
  await expect(contact.badges).toHaveText(['Archived']);
  await contacts.open(`?q=${encodeURIComponent(created.name)}`);
  await expect(contacts.row(created.name)).toHaveCount(0);
  await contacts.filter('archived').click();
  await expect(contacts.row(created.name)).toBeVisible();
  await contacts.row(created.name).click();
  await contact.action.click();
  await contact.bringBack.click();
  await expect(contact.badges).toHaveCount(0);
  await contacts.open(`?q=${encodeURIComponent(created.name)}`);
  await expect(contacts.row(created.name)).toBeVisible();
});

test('the company of the real export shows its people', async ({ page, screens, shared }) => {
  await shared.importContacts(contactsFile);
  const { contacts, contact } = screens(page);
  await contacts.open('?q=deco+addict&filter=companies');
  await contacts.row('Deco Addict').click();
  for (const name of ['Addison Olson', 'Douglas Fletcher', 'Floyd Steward']) {
    await expect(contact.related.getByRole('link', { name, exact: true })).toBeVisible();
  }
});

test('an employee reads everything, is offered nothing, and is refused', async ({ newBrowser, shared, screens, people, enter }) => {
  const created = await people.contact({ name: unique('Read'), city: 'Toruń' });
  const page = await (await newBrowser()).newPage();
  const employee = await shared.member('employee');
  await enter(page, employee);
  const { contact, contacts } = screens(page);
  await contacts.open(`?q=${encodeURIComponent(created.name)}`);
  await expect(contacts.row(created.name)).toBeVisible();
  await expect(contacts.create).toHaveCount(0);
  await expect(page.getByRole('checkbox')).toHaveCount(0);
  await contact.open(created.id);
  await expect(page.getByRole('main')).toContainText('Toruń');
  await expect(contact.action).toHaveCount(0);
  await expect(contact.save).toHaveCount(0);

  const cookie = await shared.session(employee);
  const forms: Record<string, Form> = {
    [`/office/contacts/${created.id}`]: { version: 1, kind: 'person', type: 'contact', name: 'Overwritten' },
    [`/office/contacts/${created.id}/archive`]: { act: 'archive' },
    '/office/contacts/new': { kind: 'person', type: 'contact', name: 'Smuggled' },
    '/office/contacts/portal-access': { id: created.id, act: `grant:${created.id}` },
  };
  for (const [path, form] of Object.entries(forms)) {
    expect((await shared.post(path, form, { cookie })).status, path).toBe(403);
  }
  await contact.open(created.id);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(created.name);
  expect(await shared.mails.to(created.email)).toEqual([]);
});
