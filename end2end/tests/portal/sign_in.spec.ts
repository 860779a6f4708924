import type { Response as PageResponse } from '@playwright/test';

import { administrator, expect, goodPassword, test, unique } from '../../fixtures/test.ts';

const refused = 'Email or password is not right.';

test.describe('signing in', () => {
  test('a refused try keeps the email, forgets the password and gives nothing away', async ({ page, shared, screens, people }) => {
    await shared.admin();
    const gone = await people.customer();
    await people.revoke(gone);
    const invited = await people.person(await people.company());
    await people.invite(invited);
    const { signIn, frame } = screens(page);
    const said = new Set<string>();
    const tries = [administrator.email, `${unique('nobody').replace(' ', '.')}@example.com`, gone.email, invited.email, 'no address'];
    for (const email of tries) {
      await signIn.attempt(email, goodPassword);
      await expect(frame.problems).toContainText(refused);
      await expect(signIn.email).toHaveValue(email);
      await expect(signIn.password).toHaveValue('');
      said.add((await frame.problems.innerText()).trim());
    }
    expect([...said]).toHaveLength(1);
  });

  test('what is left out is named', async ({ page, screens }) => {
    const { signIn, frame } = screens(page);
    await signIn.attempt('', '');
    await expect(frame.problems.getByRole('link')).toHaveText(['Email: Fill this in.', 'Password: Fill this in.']);
  });

  test('staff land on the contacts, customers on their portal', async ({ page, shared, screens, people, newBrowser }) => {
    const admin = await shared.admin();
    const staff = screens(page);
    await staff.signIn.attempt(admin.email.toUpperCase(), admin.password);
    await expect(page).toHaveURL(/\/office\/contacts$/);
    await expect(staff.frame.account).toBeVisible();
    const person = await people.customer();
    const customer = screens(await (await newBrowser()).newPage());
    await customer.signIn.attempt(person.email, goodPassword);
    await expect(customer.page).toHaveURL(/\/my$/);
    await expect(customer.frame.account).toBeVisible();
    await expect(customer.frame.logout).toBeVisible();
  });

  test('a visitor comes back to the page that was asked for', async ({ page, screens, people }) => {
    const person = await people.customer();
    const { goto, signIn } = screens(page);
    await goto('/my/security');
    await expect(page).toHaveURL(/\/login/);
    await signIn.fill(person.email, goodPassword);
    await expect(page).toHaveURL(/\/my\/security$/);
  });

  test('an address of somebody else’s site is never where one comes back to', async ({ page, screens, people }) => {
    const person = await people.customer();
    const { goto, signIn } = screens(page);
    for (const next of ['//example.com', '/\\example.com', 'https://example.com', 'javascript:alert(1)']) {
      await page.context().clearCookies();
      await goto(`/login?next=${encodeURIComponent(next)}`);
      await signIn.fill(person.email, goodPassword);
      await expect(page).toHaveURL(/^http:\/\/localhost:\d+\/my$/);
    }
  });

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

  test('after many wrong passwords it says how long to wait', async ({ page, screens, people }) => {
    const person = await people.customer();
    const { signIn, frame } = screens(page);
    let answer: PageResponse | undefined;
    for (let tries = 0; tries < 10 && answer?.status() !== 429; tries += 1) {
      const next = page.waitForResponse((it) => it.request().method() === 'POST');
      await signIn.attempt(person.email, `wrong ${tries}`);
      answer = await next;
      if (tries < 5) expect(answer.status(), `try ${tries + 1}`).toBe(422);
    }
    expect(answer?.status()).toBe(429);
    expect(Number(answer?.headers()['retry-after'])).toBeGreaterThan(0);
    await expect(frame.problems).toContainText('That was too often. Try again in');
    await expect(signIn.email).toHaveValue(person.email);
    await expect(async () => {
      await signIn.attempt(person.email, goodPassword);
      await expect(page).toHaveURL(/\/my$/, { timeout: 500 });
    }).toPass({ timeout: 15_000, intervals: [2_000] });
  });

  test('Logout ends the session, also in the address bar', async ({ page, shared, screens, people }) => {
    const person = await people.customer();
    const { signIn, frame, portal } = screens(page);
    await signIn.attempt(person.email, goodPassword);
    const cookie = (await page.context().cookies()).find(({ name }) => name.endsWith('session'));
    await frame.logout.click();
    await expect(page).toHaveURL(/\/(\?.*)?$/);
    await expect(frame.done).toContainText('You are signed out.');
    await expect(frame.signIn).toBeVisible();
    await portal.openHome();
    await expect(page).toHaveURL(/\/login/);
    const stolen = { Cookie: `${cookie?.name}=${cookie?.value}` };
    const answer = await fetch(`${shared.baseURL}/my`, { headers: stolen, redirect: 'manual' });
    expect(answer.status).toBe(303);
  });

  test('the back office is not there for customers', async ({ page, screens, people, enter }) => {
    const person = await people.customer();
    await enter(page, person.session);
    const { goto } = screens(page);
    for (const path of ['/office', '/office/contacts', `/office/contacts/${person.id}`, '/office/outbox', '/office/nothing']) {
      expect((await goto(path)).status(), path).toBe(404);
    }
  });
});

test.describe('the front page', () => {
  test('leads visitors to sign in, and those signed in to their pages', async ({ page, shared, screens, people, enter }) => {
    const { goto, frame } = screens(page);
    await goto('/');
    await expect(frame.heading).toContainText('Welcome to');
    await expect(frame.account).toHaveCount(0);
    await frame.signIn.click();
    await expect(page).toHaveURL(/\/login$/);
    await enter(page, (await people.customer()).session);
    await goto('/');
    await expect(frame.signIn).toHaveCount(0);
    await frame.account.click();
    await expect(page).toHaveURL(/\/my$/);
    await enter(page, await shared.admin());
    await goto('/');
    await page.getByRole('link', { name: 'Open the back office' }).click();
    await expect(page).toHaveURL(/\/office\/contacts$/);
  });
});
