import { expect, goodPassword, test } from '../../fixtures/test.ts';

test('Remember me outlives the browser, without it nothing does', async ({ page, screens, people }) => {
  const person = await people.customer();
  const { signIn } = screens(page);
  const expires = async () => (await page.context().cookies()).find(({ name }) => name.endsWith('session'))?.expires ?? 0;
  await signIn.attempt(person.email, goodPassword);
  await expect(page).toHaveURL(/\/my$/);
  expect(await expires()).toBe(-1);
  await page.context().clearCookies();
  await signIn.open();
  await signIn.remember.check();
  await signIn.fill(person.email, goodPassword);
  await expect(page).toHaveURL(/\/my$/);
  expect((await expires()) - Date.now() / 1000).toBeGreaterThan(13 * 24 * 3600);
});
