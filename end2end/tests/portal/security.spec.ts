import { expect, goodPassword, test } from '../../fixtures/test.ts';

test('after a changed password another browser’s open tab shows sign-in within a second, and this one’s stay', async ({
  page,
  screens,
  people,
  newBrowser,
  enter,
}) => {
  const customer = await people.customer();
  const elsewhere = screens(await (await newBrowser()).newPage());
  await enter(elsewhere.page, await people.signIn(customer.email));
  await elsewhere.portal.openHome();
  await enter(page, customer.session);
  const here = screens(page);
  const beside = screens(await page.context().newPage());
  await beside.portal.openHome();
  await here.portal.openSecurity();
  await here.portal.changePassword(goodPassword, 'eleven slow trains going north');
  await expect(here.frame.done).toBeVisible();
  await expect(elsewhere.page).toHaveURL(/\/login/, { timeout: 10_000 });
  // Longer than it takes a stream to say that the old session is over.
  await beside.page.waitForTimeout(1_500);
  await expect(beside.page).toHaveURL(/\/my$/);
  await beside.portal.openHome();
  await expect(beside.page).toHaveURL(/\/my$/);
});

test('the tabs of one browser share one stream, and pass it on', async ({ page, screens, people, enter }) => {
  const customer = await people.customer();
  await enter(page, customer.session);
  const context = page.context();
  let streams = 0;
  context.on('request', (request) => {
    if (request.method() === 'GET' && new URL(request.url()).pathname === '/live') streams += 1;
  });
  const first = screens(page);
  await first.portal.openHome();
  await expect.poll(() => streams).toBe(1);
  const others = [];
  // More than a browser opens to one address over HTTP/1.1.
  for (let tab = 0; tab < 7; tab += 1) {
    const other = screens(await context.newPage());
    await other.portal.openHome();
    others.push(other);
  }
  expect(streams).toBe(1);
  await page.close();
  await expect.poll(() => streams).toBe(2);
  await people.revoke(customer);
  for (const { portal } of others) await expect(portal.ended).toBeVisible({ timeout: 10_000 });
});

test('a tab on the front page, which is anybody’s, notices a revoke too', async ({
  page,
  screens,
  people,
  enter,
  expectComplaint,
}) => {
  // The tab asks whether its session goes on, and is refused.
  expectComplaint(/status of 403 .*\/live$/);
  const customer = await people.customer();
  await enter(page, customer.session);
  const { frame, goto } = screens(page);
  await goto('/');
  await expect(frame.logout).toBeVisible();
  await people.revoke(customer);
  await expect(frame.logout).toBeHidden({ timeout: 10_000 });
  await expect(frame.signIn).toBeVisible();
});
