import { expect, test, unique } from '../../fixtures/test.ts';

test.beforeEach(async ({ page, shared, enter }) => {
  await enter(page, await shared.admin());
});

test('a slash searches from any page and the arrows lead to what was found', async ({ page, screens, people }) => {
  const company = await people.company(unique('Żółw'));
  await screens(page).goto('/office/outbox');
  await page.keyboard.press('/');
  const bar = page.getByRole('banner').getByRole('search').getByRole('searchbox');
  await expect(bar).toBeFocused();
  await page.keyboard.type(company.name.replace('Żółw', 'zolw'));
  await expect(page.getByRole('banner').getByRole('search').getByRole('link', { name: company.name })).toBeVisible();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(new RegExp(`/office/contacts/${company.id}$`));
  await page.keyboard.press('Control+k');
  await expect(bar).toBeFocused();
  await page.keyboard.type('outb');
  await expect(page.getByRole('banner').getByRole('search').getByRole('link', { name: 'Outbox' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('banner').getByRole('search').getByRole('link')).toHaveCount(0);
});

test('letters lead to the apps and through lists, and can be switched off', async ({ page, screens, people }) => {
  await people.company();
  await screens(page).goto('/office/outbox');
  await page.keyboard.press('g');
  await page.keyboard.press('c');
  await expect(page).toHaveURL(/\/office\/contacts$/);
  await page.keyboard.press('j');
  await page.keyboard.press('x');
  await expect(page.getByRole('checkbox', { checked: true })).toHaveCount(1);
  await page.keyboard.press('n');
  await expect(page).toHaveURL(/\/office\/contacts\/new$/);
  await page.getByLabel('Name', { exact: true }).focus();
  await page.keyboard.type('g? n/');
  await expect(page.getByLabel('Name', { exact: true })).toHaveValue('g? n/');
  await screens(page).goto('/office/contacts');
  await page.keyboard.press('?');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Keyboard shortcuts');
  await page.getByRole('button', { name: 'Switch single keys off' }).click();
  await page.keyboard.press('/');
  await expect(page.getByRole('banner').getByRole('search').getByRole('searchbox')).not.toBeFocused();
  await page.keyboard.press('Control+k');
  await expect(page.getByRole('banner').getByRole('search').getByRole('searchbox')).toBeFocused();
});

test('without scripts the form answers with a page', { tag: '@noscript' }, async ({ page, screens, people }) => {
  const company = await people.company();
  await screens(page).goto('/office/outbox');
  await page.getByRole('banner').getByRole('search').getByRole('searchbox').fill(company.name);
  await page.getByRole('banner').getByRole('search').getByRole('searchbox').press('Enter');
  await expect(page.getByRole('main').getByRole('link', { name: company.name })).toBeVisible();
});

test('a contact is found by email, phone, VAT and company', async ({ shared, people }) => {
  const cookie = await shared.session(await shared.admin());
  const company = await people.contact({ name: unique('Found'), kind: 'company', vat: 'PL7251234563' });
  const person = await people.person(company, unique('Finder'), { phone: '+48 42 777 31 09' });
  const found = async (words: string) => shared.get(`/office/contacts?q=${encodeURIComponent(words)}`, cookie);
  for (const words of [person.email, '+48 42 777 31', '484277731', company.name]) expect(await found(words), words).toContain(person.name);
  expect(await found('PL7251234563')).toContain(company.name);
  expect(await found(`${company.name} zzzz`)).not.toContain(person.name);
});
