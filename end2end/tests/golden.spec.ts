import { codeIn, expect, goodPassword, linkIn, test } from '../fixtures/test.ts';

const company = 'Azure Interior';
const person = 'Brandon Freeman';
const address = 'brandon.freeman55@example.com';
const second = 'another set of quiet words';

// The whole way of one person, from an empty server: without scripts on SQLite, with scripts on PostgreSQL.
test(
  'from a real export to a customer in the portal and out again',
  { tag: ['@noscript', '@postgres'] },
  async ({ page, server, screens, newBrowser, t, javaScriptEnabled }) => {
    test.slow();
    await server.importContacts();
    const admin = await server.admin();
    const staff = screens(page, server);

    await staff.signIn.attempt(admin.email, admin.password);
    await expect(page).toHaveURL(/\/office\/contacts$/);
    await staff.contacts.find('azure');
    await staff.contacts.row(company).click();
    await expect(staff.frame.heading).toHaveText(company);
    await expect(staff.contact.related.getByRole('link', { name: person })).toBeVisible();
    const companyPage = page.url();

    await staff.contact.openAccess();
    const row = staff.access.row(person);
    await row.expectState('no');
    await row.grant.click();
    await expect(row.result).toContainText(t('grant-done-invited', { email: address }));
    await row.expectState('invited');

    const invitation = await server.mails.arrive(address);
    const link = linkIn(invitation);
    expect(link).toMatch(new RegExp(`^${server.baseURL}/invitation/[\\w.-]+$`));
    const code = codeIn(invitation);

    const customer = screens(await (await newBrowser()).newPage(), server);
    // A mail scanner, then the person, who looks twice.
    await fetch(link);
    await customer.link.open(link);
    await customer.link.open(link);
    await expect(customer.link.accept).toBeVisible();
    await customer.code.open();
    await customer.code.enter(address, code);
    await expect(customer.link.accept).toBeVisible();

    await customer.link.open(link);
    await customer.link.choose(customer.link.accept, goodPassword);
    await expect(customer.page).toHaveURL(/\/my(\?|$)/);
    await expect(customer.portal.welcome(person)).toBeVisible();
    await expect(customer.portal.detail('company')).toHaveText(company);

    await page.goto(companyPage);
    await staff.contact.openAccess();
    await row.expectState('yes');
    await row.revoke.click();
    await expect(row.result).toContainText(t('grant-done-revoked'));
    if (!javaScriptEnabled) await customer.page.reload();
    await expect(customer.portal.ended).toBeVisible({ timeout: 10_000 });
    expect((await customer.portal.openHome()).status()).toBe(403);

    await row.expectState('no');
    await row.grant.click();
    await row.expectState('invited');
    const again = await server.mails.arrive(address, 2);
    expect(linkIn(again)).not.toBe(link);
    await customer.signIn.attempt(address, goodPassword);
    await expect(customer.frame.problems).toContainText(t('rule-sign-in-refused'));
    await customer.link.open(linkIn(again));
    await customer.link.choose(customer.link.accept, second);
    await expect(customer.portal.welcome(person)).toBeVisible();
  },
);

// The same way in the other languages, shorter: the contacts are there already, and staff are signed in.
for (const [locale, language] of [
  ['pl-PL', 'Polski'],
  ['de-DE', 'Deutsch'],
  ['nl-NL', 'Nederlands'],
  ['ro-RO', 'Română'],
  ['zh-CN', '中文'],
] as const) {
  test.describe(`in ${language}`, () => {
    test.use({ locale });

    test('from a company to a customer in the portal and out again', async ({ page, shared, people, screens, newBrowser, enter, t }) => {
      const firm = await people.company();
      const person = await people.person(firm, undefined, { language: t.locale });
      await enter(page, await shared.admin());
      const staff = screens(page);
      await staff.contact.open(firm.id);
      await staff.contact.openAccess();
      const row = staff.access.row(person.name);
      await row.expectState('no');
      await row.grant.click();
      await expect(row.result).toContainText(t('grant-done-invited', { email: person.email }));
      await row.expectState('invited');

      const letter = await shared.mails.arrive(person.email);
      expect(letter.subject).toMatch(t.like('mail-invitation-subject'));
      expect(letter.text).toContain(t('mail-invitation-action-intro'));
      // The reader's language, whatever the browser asks for.
      const customer = screens(await (await newBrowser({ locale: 'en-GB' })).newPage());
      await customer.link.open(linkIn(letter));
      await expect(customer.page.locator('html')).toHaveAttribute('lang', t.locale);
      await customer.link.choose(customer.link.accept, goodPassword);
      await expect(customer.page).toHaveURL(/\/my(\?|$)/);
      await expect(customer.frame.done).toContainText(t('done-welcome'));
      await expect(customer.portal.welcome(person.name)).toBeVisible();
      await expect(customer.portal.detail('company')).toHaveText(firm.name);

      await row.revoke.click();
      await expect(row.result).toContainText(t('grant-done-revoked'));
      await expect(customer.portal.ended).toBeVisible();
      await row.expectState('no');
    });
  });
}
