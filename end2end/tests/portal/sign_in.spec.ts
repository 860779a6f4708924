import type { Response as PageResponse } from '@playwright/test';

import { administrator, codeIn, expect, goodPassword, linkIn, test, unique } from '../../fixtures/test.ts';

const everywhere = { tag: '@noscript' };
const other = 'eleven slow trains going north';
const refused = 'Email or password is not right.';

test.describe('signing in', () => {
  test('a refused try keeps the email, forgets the password and gives nothing away', everywhere, async ({ page, shared, screens, people }) => {
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

  test('what is left out is named', everywhere, async ({ page, screens }) => {
    const { signIn, frame } = screens(page);
    await signIn.attempt('', '');
    await expect(frame.problems.getByRole('link')).toHaveText(['Email: Fill this in.', 'Password: Fill this in.']);
  });

  test('staff land on the contacts, customers on their portal', everywhere, async ({ page, shared, screens, people, newBrowser }) => {
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

  test('a visitor comes back to the page that was asked for', everywhere, async ({ page, screens, people }) => {
    const person = await people.customer();
    const { goto, signIn } = screens(page);
    await goto('/my/security');
    await expect(page).toHaveURL(/\/login/);
    await signIn.fill(person.email, goodPassword);
    await expect(page).toHaveURL(/\/my\/security$/);
  });

  test('an address of somebody else’s site is never where one comes back to', everywhere, async ({ page, screens, people }) => {
    const person = await people.customer();
    const { goto, signIn } = screens(page);
    for (const next of ['//example.com', '/\\example.com', 'https://example.com', 'javascript:alert(1)']) {
      await page.context().clearCookies();
      await goto(`/login?next=${encodeURIComponent(next)}`);
      await signIn.fill(person.email, goodPassword);
      await expect(page).toHaveURL(/^http:\/\/localhost:\d+\/my$/);
    }
  });

  test('Remember me outlives the browser, without it nothing does', everywhere, async ({ page, screens, people }) => {
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

  test('after many wrong passwords it says how long to wait', everywhere, async ({ page, screens, people }) => {
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

  test('Logout ends the session, also in the address bar', everywhere, async ({ page, shared, screens, people }) => {
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

  test('the back office is not there for customers', everywhere, async ({ page, screens, people, enter }) => {
    const person = await people.customer();
    await enter(page, person.session);
    const { goto } = screens(page);
    for (const path of ['/office', '/office/contacts', `/office/contacts/${person.id}`, '/office/outbox', '/office/nothing']) {
      expect((await goto(path)).status(), path).toBe(404);
    }
  });
});

test.describe('the front page', () => {
  test('leads visitors to sign in, and those signed in to their pages', everywhere, async ({ page, shared, screens, people, enter }) => {
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

test.describe('a forgotten password', () => {
  test('is chosen anew by a mailed link, which ends every session', everywhere, async ({ page, shared, screens, people, newBrowser, enter }) => {
    const person = await people.customer();
    const open = screens(await (await newBrowser()).newPage());
    await enter(open.page, person.session);
    const { signIn, reset, link, frame } = screens(page);
    await signIn.open();
    await signIn.reset.click();
    await expect(page).toHaveURL(/\/reset$/);
    await reset.ask(person.email.toUpperCase());
    await expect(frame.done).toContainText('If this address can sign in here');
    const mail = await shared.mails.arrive(person.email, 2);
    await link.open(linkIn(mail));
    await link.open(linkIn(mail));

    await link.choose(link.set, 'short', 'different');
    await expect(frame.problems).toContainText('at least 15 characters');
    await expect(frame.problems).toContainText('not the same');
    await link.choose(link.set, other);
    await expect(page).toHaveURL(/\/login/);
    await expect(frame.done).toContainText('Your new password is set.');
    await open.portal.openHome();
    await expect(open.page).toHaveURL(/\/login/);

    await signIn.attempt(person.email, goodPassword);
    await expect(frame.problems).toContainText(refused);
    await signIn.attempt(person.email, other);
    await expect(page).toHaveURL(/\/my$/);
    const notice = await shared.mails.arrive(person.email, 3);
    expect(notice.subject).toContain('was changed');

    await page.context().clearCookies();
    await link.open(linkIn(mail));
    await expect(frame.heading).toHaveText('This reset link is used already');
  });

  test('an unknown address gets the same answer and no mail', everywhere, async ({ page, shared, screens }) => {
    const { reset, frame } = screens(page);
    const nobody = `${unique('nobody').replace(' ', '.')}@example.com`;
    await reset.ask(nobody);
    await expect(frame.done).toContainText('If this address can sign in here');
    expect(await shared.mails.to(nobody)).toEqual([]);
    await reset.ask('no address');
    await expect(frame.problems).toContainText('This email is invalid.');
    await expect(reset.email).toHaveValue('no address');
  });

  test('an expired link says so and changes nothing', { tag: '@clock' }, async ({ page, shared, screens, people }) => {
    const person = await people.customer();
    const { reset, link, frame, signIn } = screens(page);
    await reset.ask(person.email);
    const mailed = linkIn(await shared.mails.arrive(person.email, 2));
    await shared.expireLinks();
    await link.open(mailed);
    await expect(frame.heading).toHaveText('This reset link has expired');
    await signIn.attempt(person.email, goodPassword);
    await expect(page).toHaveURL(/\/my$/);
  });

  test('a newer link withdraws the older ones once it is used, and an unknown one says so', everywhere, async ({ page, shared, screens, people }) => {
    const person = await people.customer();
    const { reset, link, frame } = screens(page);
    await reset.ask(person.email);
    const older = linkIn(await shared.mails.arrive(person.email, 2));
    await reset.ask(person.email);
    const newer = linkIn(await shared.mails.arrive(person.email, 3));
    await link.open(newer);
    await link.choose(link.set, other);
    await expect(page).toHaveURL(/\/login/);
    await link.open(older);
    await expect(frame.heading).toHaveText('This reset link is withdrawn');
    await link.open(`${older}x`);
    await expect(frame.heading).toHaveText('We do not know this link');
  });
});

test.describe('an invitation', () => {
  test('names what a password lacks and stays good', everywhere, async ({ page, screens, people }) => {
    const person = await people.person(await people.company());
    const { link, frame } = screens(page);
    await link.open(await people.invite(person));
    await expect(page.getByRole('main')).toContainText(`You sign in as ${person.email}.`);
    await link.choose(link.accept, 'fourteen chars', 'fifteen letters');
    await expect(frame.problems.getByRole('link')).toHaveText([/^New Password: .*15 characters/, /^Verify New Password: .*not the same/]);
    await expect(link.password).toHaveValue('');
    await link.choose(link.accept, goodPassword);
    await expect(page).toHaveURL(/\/my/);
    await expect(frame.done).toContainText('Your access is ready.');
  });

  test('that is used, withdrawn or unknown says which', everywhere, async ({ page, screens, people }) => {
    const { link, frame } = screens(page);
    const company = await people.company();
    const used = await people.person(company);
    const usedLink = await people.invite(used);
    await people.accept(usedLink);
    await link.open(usedLink);
    await expect(frame.heading).toHaveText('This invitation is used already');

    const withdrawn = await people.person(company);
    const withdrawnLink = await people.invite(withdrawn);
    await people.revoke(withdrawn);
    await link.open(withdrawnLink);
    await expect(frame.heading).toHaveText('This invitation is withdrawn');

    await link.open('/invitation/never-made');
    await expect(frame.heading).toHaveText('We do not know this link');
    await expect(link.password).toHaveCount(0);
  });

  test('that has expired can be asked for again', { tag: '@clock' }, async ({ page, shared, screens, people, expectAccessible }) => {
    const person = await people.person(await people.company());
    const path = await people.invite(person);
    await shared.expireLinks();
    const { link, frame } = screens(page);
    await link.open(path);
    await expect(frame.heading).toHaveText('This invitation has expired');
    await expect(link.password).toHaveCount(0);
    await expectAccessible(page);
    await link.fresh.click();
    await expect(frame.done).toContainText('Your request is noted.');
    const fresh = new URL(linkIn(await shared.mails.arrive(person.email, 2))).pathname;
    await link.open(path);
    await expect(frame.heading).not.toHaveText('Accept your invitation');
    await link.open(fresh);
    await expect(link.accept).toBeVisible();
  });

  test('opens by its typed code, however it is written', everywhere, async ({ page, shared, screens, people }) => {
    const person = await people.person(await people.company());
    await people.invite(person);
    const typed = codeIn(await shared.mails.arrive(person.email));
    const { code, link } = screens(page);
    await code.open();
    await code.enter(person.email.toUpperCase(), ` ${typed.toLowerCase().replace('-', ' ')} `);
    await link.choose(link.accept, goodPassword);
    await expect(page).toHaveURL(/\/my/);
  });

  test('five wrong codes end the code and not the link', everywhere, async ({ page, shared, screens, people }) => {
    const person = await people.person(await people.company());
    const path = await people.invite(person);
    const right = codeIn(await shared.mails.arrive(person.email));
    const { code, link, frame } = screens(page);
    await code.open();
    for (let tries = 0; tries < 5; tries += 1) {
      await code.enter(person.email, `0000${tries}-ZZZZZ`);
      await expect(frame.problems).toContainText('Email or code is not right.');
      await expect(code.email).toHaveValue(person.email);
    }
    await code.enter(person.email, right);
    await expect(frame.problems).toContainText('This code was tried too often');
    await link.open(path);
    await expect(link.accept).toBeVisible();
  });
});

test.describe('the first administrator', () => {
  test('sets up through the link of the terminal, once', everywhere, async ({ page, server, screens }) => {
    const path = /\/setup\/[\w.-]+/.exec(await server.log())?.[0];
    expect(path, 'the terminal shows a set-up link').toBeTruthy();
    const { goto, link, frame } = screens(page, server);
    await goto(path!);
    await page.getByLabel('Name', { exact: true }).fill('Zofia Pierwsza');
    await page.getByLabel('Email', { exact: true }).fill('zofia@example.com');
    await link.choose(page.getByRole('button', { name: 'Create administrator' }), goodPassword);
    await expect(page).toHaveURL(/\/office\/contacts/);
    await expect(frame.done).toContainText('The first administrator is created.');
    await page.context().clearCookies();
    await goto(path!);
    await expect(frame.heading).toHaveText('Set-up is finished already');
  });
});
