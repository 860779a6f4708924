import { expect, goodPassword, linkIn, administrator, test, unique } from '../../fixtures/test.ts';

// What needs time to pass: with PostgreSQL, in whose rows a test can let it.

test('an invitation that has expired can be asked for again', { tag: '@postgres' }, async ({ page, shared, screens, people, expectAccessible }) => {
  const person = await people.person(await people.company());
  const path = await people.invite(person);
  await shared.expireLinks();
  const { link, frame } = screens(page);
  await link.open(path);
  await expect(frame.heading).toHaveText('This invitation has expired');
  await expect(link.password).toHaveCount(0);
  await expectAccessible(page);
  await screens(page).leave(() => link.fresh.click());
  await expect(frame.done).toContainText('Your request is noted.');
  const fresh = new URL(linkIn(await shared.mails.arrive(person.email, 2))).pathname;
  await link.open(path);
  await expect(frame.heading).not.toHaveText('Accept your invitation');
  await link.open(fresh);
  await expect(link.accept).toBeVisible();
});

test('what is sensitive asks for the password again, and goes on with what was typed', { tag: '@postgres' }, async ({ page, shared, screens, enter, expectAccessible }) => {
  const name = unique('Zoë');
  await enter(page, await shared.admin());
  const { goto, leave, frame } = screens(page);
  await goto('/office/users/new');
  await shared.forgetConfirmations();
  await page.getByLabel('Name', { exact: true }).fill(name);
  await page.getByLabel('Email', { exact: true }).fill(`${name.replace(' ', '.').replace('ë', 'e')}@atrium.example`);
  await leave(() => page.locator('main form.form button[type="submit"]').click());

  const password = page.locator('main input[type="password"]');
  await expect(password).toBeVisible();
  await expectAccessible(page);
  await password.fill(goodPassword);
  await leave(() => password.press('Enter'));
  await expect(frame.problems.getByRole('link')).toHaveCount(1);
  await expectAccessible(page);
  await password.fill(administrator.password);
  await leave(() => password.press('Enter'));
  await expect(page).toHaveURL(/\/office\/users\/\d+/);
  await expect(frame.heading).toHaveText(name);
});
