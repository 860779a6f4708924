import { expect, test, unique } from '../../fixtures/test.ts';

test.beforeEach(async ({ page, shared, enter }) => {
  await enter(page, await shared.admin());
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

test('a refused contact names each field and keeps what was typed', async ({ page, screens }) => {
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

