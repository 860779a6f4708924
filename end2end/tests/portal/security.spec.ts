import { expect, goodPassword, linkIn, test } from '../../fixtures/test.ts';

const other = 'eleven slow trains going north';

test('My Account shows the customer’s own details', async ({ page, screens, people, enter }) => {
  const company = await people.contact({ name: 'Details GmbH', kind: 'company', vat: 'DE136695976' });
  const customer = await people.customer('Dora Detail', company);
  await enter(page, customer.session);
  const { portal } = screens(page);
  await portal.openHome();
  await expect(portal.welcome('Dora Detail')).toBeVisible();
  await expect(portal.detail('name')).toHaveText('Dora Detail');
  await expect(portal.detail('email')).toHaveText(customer.email);
  await expect(portal.detail('company')).toHaveText('Details GmbH');
  await expect(page.getByText('Nothing to do right now')).toBeVisible();
  await portal.editSecurity.click();
  await expect(page).toHaveURL(/\/my\/security$/);
});

test('a changed password ends every other session and stays in this one', async ({ page, shared, screens, people, newBrowser }) => {
  const customer = await people.customer();
  const elsewhere = screens(await (await newBrowser()).newPage());
  await elsewhere.signIn.attempt(customer.email, goodPassword);
  await expect(elsewhere.page).toHaveURL(/\/my$/);
  const here = screens(page);
  await here.signIn.attempt(customer.email, goodPassword);
  await here.portal.openSecurity();
  await here.portal.changePassword(goodPassword, other);
  await expect(here.frame.done).toContainText('Your password is changed.');
  await here.portal.openHome();
  await expect(page).toHaveURL(/\/my$/);

  await elsewhere.portal.openHome();
  await expect(elsewhere.page).toHaveURL(/\/login/);
  await elsewhere.signIn.fill(customer.email, goodPassword);
  await expect(elsewhere.frame.problems).toContainText('Email or password is not right.');
  await elsewhere.signIn.attempt(customer.email, other);
  await expect(elsewhere.page).toHaveURL(/\/my$/);
  const notice = await shared.mails.arrive(customer.email, 2);
  expect(notice.subject).toContain('was changed');
});

test('the other browser’s open tab shows sign-in within a second', async ({ page, screens, people, newBrowser }) => {
  const customer = await people.customer();
  const elsewhere = screens(await (await newBrowser()).newPage());
  await elsewhere.signIn.attempt(customer.email, goodPassword);
  await expect(elsewhere.page).toHaveURL(/\/my$/);
  const here = screens(page);
  await here.signIn.attempt(customer.email, goodPassword);
  await here.portal.openSecurity();
  await here.portal.changePassword(goodPassword, other);
  await expect(here.frame.done).toBeVisible();
  await expect(elsewhere.page).toHaveURL(/\/login/, { timeout: 10_000 });
});

test('another tab of the same browser stays signed in', async ({ page, screens, people }) => {
  const customer = await people.customer();
  const here = screens(page);
  await here.signIn.attempt(customer.email, goodPassword);
  const other = screens(await page.context().newPage());
  await other.portal.openHome();
  await here.portal.openSecurity();
  await here.portal.changePassword(goodPassword, 'quite another sentence to keep');
  await expect(here.frame.done).toBeVisible();
  // Longer than it takes a stream to say that the old session is over.
  await other.page.waitForTimeout(1_500);
  await expect(other.page).toHaveURL(/\/my$/);
  await other.portal.openHome();
  await expect(other.page).toHaveURL(/\/my$/);
});

test('everything wrong with a change is told together and nothing changes', async ({ page, screens, people, enter }) => {
  const customer = await people.customer();
  await enter(page, customer.session);
  const { portal, frame } = screens(page);
  await portal.openSecurity();
  await portal.changePassword('', 'short', 'shorter');
  await expect(frame.problems.getByRole('link')).toHaveText([
    'Current Password: Fill this in.',
    /^New Password: .*15 characters/,
    /^Verify New Password: .*not the same/,
  ]);
  await portal.changePassword('not the right one at all', other);
  await expect(frame.problems.getByRole('link')).toHaveText([/^Current Password: This is not your current password/]);
  for (const field of [portal.current, portal.password, portal.verify]) await expect(field).toHaveValue('');
  await portal.changePassword(goodPassword, other);
  await expect(frame.done).toContainText('Your password is changed.');
});

test('staff have the same page in their own frame', async ({ page, shared, screens, enter }) => {
  await enter(page, await shared.member('manager'));
  const { contacts, frame, portal } = screens(page);
  await contacts.open();
  await frame.account.click();
  await expect(page).toHaveURL(/\/my\/security$/);
  await expect(frame.heading).toHaveText('Account security');
  await expect(portal.change).toBeVisible();
  await expect(page.getByRole('main')).toContainText('You sign in as manager@atrium.example.');
});

test('every open tab shows that access has ended within a second', async ({ page, screens, people, enter }) => {
  const customer = await people.customer();
  await enter(page, customer.session);
  const home = screens(page);
  const security = screens(await page.context().newPage());
  await home.portal.openHome();
  await security.portal.openSecurity();
  await people.revoke(customer);
  await expect(home.portal.ended).toBeVisible({ timeout: 10_000 });
  await expect(security.portal.ended).toBeVisible({ timeout: 10_000 });
});

test('the tabs of one browser share one stream, and pass it on', async ({ page, screens, people, enter }) => {
  const customer = await people.customer();
  await enter(page, customer.session);
  const context = page.context();
  let streams = 0;
  context.on('request', (request) => {
    if (new URL(request.url()).pathname === '/live') streams += 1;
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

test('a session that lost its access finds the courteous page on every page of its own', async ({ page, shared, screens, people, enter }) => {
  const customer = await people.customer();
  await enter(page, customer.session);
  await people.revoke(customer);
  const { goto, portal, frame } = screens(page);
  for (const path of ['/my', '/my/security']) {
    expect((await goto(path)).status(), path).toBe(403);
    await expect(portal.ended).toBeVisible();
    await expect(frame.account).toHaveCount(0);
  }
  const refused = await shared.post('/my/security', { current_password: goodPassword, password: other, verify: other }, { cookie: customer.session });
  expect(refused.status).toBe(403);
});

test('a reset link of somebody whose access ended is withdrawn', async ({ page, shared, screens, people }) => {
  const customer = await people.customer();
  const { reset, link, frame } = screens(page);
  await reset.ask(customer.email);
  const mailed = linkIn(await shared.mails.arrive(customer.email, 2));
  await people.revoke(customer);
  await link.open(mailed);
  await expect(frame.heading).toHaveText('This reset link is withdrawn');
});
