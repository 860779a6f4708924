import { expect, goodPassword, test, words } from '../../fixtures/test.ts';

const languages = { en: 'en-GB', de: 'de-AT', nl: 'nl-BE', pl: 'pl-PL', ro: 'ro-RO', zh: 'zh-CN' };

for (const [code, locale] of Object.entries(languages)) {
  test.describe(`a browser in ${locale}`, () => {
    test.use({ locale });

    test('is answered in its language', async ({ page, screens, t }) => {
      const { goto, frame } = screens(page);
      await goto('/login');
      await expect(page.locator('html')).toHaveAttribute('lang', code);
      await expect(frame.heading).toHaveText(t('sign-in-title'));
      await goto('/no-such-page');
      await expect(frame.heading).toHaveText(t('error-not-found-title'));
    });
  });
}

test.describe('a browser in a language that is not spoken here', () => {
  test.use({ locale: 'fi-FI' });

  test('is answered in English', async ({ page, shared }) => {
    await page.goto(`${shared.baseURL}/login`);
    await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  });
});

test('a visitor’s choice holds on every page and comes back to where it was made', async ({ page, screens }) => {
  const { goto, frame } = screens(page);
  await goto('/reset');
  await frame.speak('Polski');
  await expect(page).toHaveURL(/\/reset$/);
  await expect(page.locator('html')).toHaveAttribute('lang', 'pl');
  await goto('/login');
  await expect(frame.heading).toHaveText(words('pl')('sign-in-title'));
  await goto('/invitation/never-made');
  await expect(page.locator('html')).toHaveAttribute('lang', 'pl');
});

test('an invitation is read in the language of its reader, who may choose another', async ({ page, screens, people }) => {
  const person = await people.person(await people.company(), undefined, { language: 'pl' });
  const path = await people.invite(person);
  const { frame, link } = screens(page);
  await link.open(path);
  await frame.speak('Deutsch');
  await expect(page).toHaveURL(new RegExp(`${path}$`));
  await expect(page.locator('html')).toHaveAttribute('lang', 'de');
});

test('a user’s choice follows to another browser', async ({ page, screens, people, newBrowser, enter }) => {
  const customer = await people.customer();
  await enter(page, customer.session);
  const { frame, portal } = screens(page);
  await portal.openHome();
  await frame.speak('中文');
  await expect(page).toHaveURL(/\/my$/);
  await expect(page.locator('html')).toHaveAttribute('lang', 'zh');
  const elsewhere = screens(await (await newBrowser()).newPage());
  await elsewhere.signIn.attempt(customer.email, goodPassword);
  await expect(elsewhere.page.locator('html')).toHaveAttribute('lang', 'zh');
});

test('mails are in the reader’s language', async ({ shared, people }) => {
  const company = await people.company();
  for (const code of ['pl', 'zh'] as const) {
    const person = await people.person(company, undefined, { language: code });
    await people.invite(person);
    const mail = await shared.mails.arrive(person.email);
    expect(mail.subject).toMatch(words(code).like('mail-invitation-subject'));
    expect(mail.text).toContain(words(code)('mail-invitation-action-intro'));
  }
});
