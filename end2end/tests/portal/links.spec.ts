import { codeIn, expect, goodPassword, linkIn, test, unique } from '../../fixtures/test.ts';

const other = 'eleven slow trains going north';
const refused = 'Email or password is not right.';

test.describe('a forgotten password', () => {
  test('is chosen anew by a mailed link, which ends every session', async ({ page, shared, screens, people, newBrowser, enter }) => {
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

  test('an unknown address gets the same answer and no mail', async ({ page, shared, screens }) => {
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

  test('a newer link withdraws the older ones once it is used, and an unknown one says so', async ({ page, shared, screens, people }) => {
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
  test('names what a password lacks and stays good', async ({ page, screens, people }) => {
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

  test('that is used, withdrawn or unknown says which', async ({ page, screens, people }) => {
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

  test('opens by its typed code, however it is written', async ({ page, shared, screens, people }) => {
    const person = await people.person(await people.company());
    await people.invite(person);
    const typed = codeIn(await shared.mails.arrive(person.email));
    const { code, link } = screens(page);
    await code.open();
    await code.enter(person.email.toUpperCase(), ` ${typed.toLowerCase().replace('-', ' ')} `);
    await link.choose(link.accept, goodPassword);
    await expect(page).toHaveURL(/\/my/);
  });

  test('five wrong codes end the code and not the link', async ({ page, shared, screens, people }) => {
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
    await expect(frame.problems).toContainText('five wrong tries');
    await link.open(path);
    await expect(link.accept).toBeVisible();
  });
});

test.describe('the first administrator', () => {
  test('sets up through the link of the terminal, once', async ({ page, server, screens }) => {
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
