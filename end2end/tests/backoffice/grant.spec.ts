import { administrator, expect, goodPassword, linkIn, staffNames, test, unique } from '../../fixtures/test.ts';

const everywhere = { tag: '@noscript' };

test.beforeEach(async ({ page, shared, enter }) => {
  await enter(page, await shared.admin());
});

test('the rows are the company and its people, not its addresses, each once and by name', async ({ page, screens, people }) => {
  const mark = unique('').trim();
  const company = await people.company(`M company ${mark}`);
  const zoe = await people.person(company, `Z Zoe ${mark}`);
  const alan = await people.person(company, `A Alan ${mark}`, { type: 'other' });
  await people.person(company, `B Invoices ${mark}`, { type: 'invoice' });
  await people.person(company, `C Deliveries ${mark}`, { type: 'delivery' });
  const { access, contact, contacts } = screens(page);
  await contact.open(company.id);
  await contact.openAccess();
  expect(await access.names()).toEqual([alan.name, company.name, zoe.name]);
  await expect(access.counts).toHaveText('3 can be granted, 0 cannot');

  // From the list, with one of the people ticked as well.
  await contacts.open(`?q=${mark}`);
  await contacts.box(company.name).check();
  await contacts.box(zoe.name).check();
  await contacts.grantSelected();
  expect(await access.names()).toEqual([alan.name, company.name, zoe.name]);
});

test('the list counts what is selected and selects all or a range', async ({ page, screens, people }) => {
  const mark = unique('').trim();
  for (const letter of ['A', 'B', 'C', 'D']) await people.contact({ name: `${letter} ${mark}` });
  const staff = screens(page);
  const { contacts } = staff;
  await contacts.open(`?q=${mark}`);
  await staff.islands();
  const count = contacts.selection.getByRole('status');
  await contacts.box(`A ${mark}`).check();
  await expect(count).toHaveText('Selected: 1');
  await contacts.box(`C ${mark}`).click({ modifiers: ['Shift'] });
  await expect(count).toHaveText('Selected: 3');
  await contacts.selectAll.check();
  await expect(count).toHaveText('Selected: 4');
  await page.getByRole('button', { name: 'Clear' }).click();
  await expect(contacts.selection).toBeHidden();
  await expect(contacts.box(`A ${mark}`)).not.toBeChecked();
});

test('every state of a row has its words and its buttons', everywhere, async ({ page, shared, screens, people }) => {
  const mark = unique('').trim();
  const company = await people.contact({ name: `States ${mark}`, kind: 'company', email: '' });
  const outside = await people.person(company, `Outside ${mark}`);
  const invited = await people.person(company, `Invited ${mark}`);
  await people.invite(invited);
  const inside = await people.customer(`Inside ${mark}`, company);
  const customer = await people.customer();
  const elsewhere = await people.person(company, `Elsewhere ${mark}`, { email: customer.email });
  const revoked = await people.customer(`Revoked ${mark}`, company);
  await people.revoke(revoked);
  const { access, contacts } = screens(page);

  await contacts.open(`?q=${encodeURIComponent(company.name)}&filter=companies`);
  await contacts.box(company.name).check();
  await contacts.grantSelected();
  const wanted = [
    [company, 'no', []],
    [outside, 'no', ['Grant Access']],
    [revoked, 'no', ['Grant Access']],
    [invited, 'invited', ['Re-Invite', 'Show link', 'Revoke Access']],
    [inside, 'yes', ['Re-Invite', 'Revoke Access']],
    [elsewhere, 'elsewhere', ['Add to existing login']],
  ] as const;
  for (const [contact, state, buttons] of wanted) {
    const row = access.row(contact.name);
    await row.expectState(state);
    await expect(row.buttons, contact.name).toHaveText([...buttons]);
  }
  await expect(access.row(inside.name).latest).not.toHaveText('—');
  await expect(access.row(outside.name).latest).toHaveText('—');

  await shared.admin();
  await contacts.open(`?q=${encodeURIComponent(administrator.email)}`);
  await contacts.box(staffNames.administrator).check();
  await contacts.grantSelected();
  await access.row(staffNames.administrator).expectState('internal');
  await expect(access.row(staffNames.administrator).buttons).toHaveCount(0);
});

test('a login elsewhere is asked by mail, accepts, and switches between its companies', async ({ page, shared, screens, people, newBrowser }) => {
  const customer = await people.customer();
  const company = await people.company();
  const elsewhere = await people.person(company, unique('Elsewhere'), { email: customer.email });
  const { access, contact } = screens(page);
  await contact.open(company.id);
  await contact.openAccess();
  await access.row(elsewhere.name).expectState('elsewhere');
  await access.row(elsewhere.name).add.click();
  await expect(access.row(elsewhere.name).result).toContainText('Asked by mail');

  const letters = (await shared.mails.to(customer.email)).length;
  const letter = await shared.mails.arrive(customer.email, Math.max(letters, 2));
  const owner = await (await newBrowser()).newPage();
  await owner.goto(linkIn(letter));
  await owner.getByRole('link', { name: 'Sign in to accept' }).click();
  await owner.getByLabel('Email').fill(customer.email);
  await owner.getByLabel('Password').fill(goodPassword);
  await owner.getByRole('button', { name: 'Sign in' }).click();
  await owner.getByRole('button', { name: 'Accept' }).click();
  await expect(owner.getByRole('main')).toContainText(company.name);
  const switcher = owner.getByLabel('Company in use');
  await expect(switcher.locator('option')).toHaveCount(2);
  await switcher.selectOption({ index: (await switcher.inputValue()) === (await switcher.locator('option').first().getAttribute('value')) ? 1 : 0 });
  await owner.getByRole('button', { name: 'Switch', exact: true }).click();
  await expect(owner.getByRole('main')).not.toContainText(company.name);
});

test('a wrong address is told while one types, and Grant Access goes away', async ({ page, screens, people }) => {
  const { company, anna } = await people.pair();
  const { access, contact } = screens(page);
  await contact.open(company.id);
  await contact.openAccess();
  const row = access.row(anna.name);
  for (const wrong of ['', 'anna', 'anna@', 'a@example.com; b@example.com', 'Anna <a@example.com>']) {
    await row.email.fill(wrong);
    await expect(row.error, wrong).toContainText('invalid');
    await expect(row.grant, wrong).toHaveCount(0);
    await expect(row.email).toHaveAttribute('aria-invalid', 'true');
    await expect(row.email).toHaveValue(wrong);
  }
  await expect(access.counts).toHaveText('2 can be granted, 1 cannot');
  await row.email.fill(anna.email);
  await expect(row.error).toHaveCount(0);
  await expect(row.grant).toBeVisible();
});

test('an address that is no address is refused by name', everywhere, async ({ page, screens, people }) => {
  const { company, anna } = await people.pair();
  const { access, contact } = screens(page);
  await contact.open(company.id);
  await contact.openAccess();
  const row = access.row(anna.name);
  await row.email.fill('not an address');
  await access.check();
  await expect(row.error).toContainText('invalid');
  await expect(row.email).toHaveValue('not an address');
  await expect(row.grant).toHaveCount(0);
});

test('one address on two rows: both say so', async ({ page, screens, people }) => {
  const { company, anna, berta } = await people.pair();
  const { access, contact } = screens(page);
  await contact.open(company.id);
  await contact.openAccess();
  await access.row(berta.name).email.fill(anna.email.toUpperCase());
  await access.check();
  for (const one of [anna, berta]) {
    await expect(access.row(one.name).error).toContainText('on another row');
    await expect(access.row(one.name).grant).toHaveCount(0);
  }
});

test('the login of staff is already used by another user, in whatever letters', async ({ page, screens, people }) => {
  const { company, anna } = await people.pair();
  const { access, contact } = screens(page);
  await contact.open(company.id);
  await contact.openAccess();
  await access.row(anna.name).email.fill(administrator.email.toUpperCase());
  await access.check();
  await expect(access.row(anna.name).error).toContainText('already used by another user');
});

test('the login of somebody whose access ended is theirs and nobody else’s', async ({ page, screens, people }) => {
  const { company, anna } = await people.pair();
  const gone = await people.customer();
  await people.revoke(gone);
  const { access, contact } = screens(page);
  await contact.open(company.id);
  await contact.openAccess();
  await access.row(anna.name).email.fill(gone.email);
  await access.check();
  await expect(access.row(anna.name).error).toContainText('already used by another user');
});

test('a batch names every refused row, does nothing, and then grants the others', everywhere, async ({ page, shared, screens, people }) => {
  const { company, anna, berta } = await people.pair();
  const cleo = await people.person(company, unique('Cleo'), { email: '' });
  const { access, contact } = screens(page);
  await contact.open(company.id);
  await contact.openAccess();
  for (const one of [anna, berta, cleo]) await access.row(one.name).box.check();
  await access.grantSelected.click();
  await expect(access.refused).toContainText('Nothing is granted yet: 1 row cannot be granted');
  await expect(access.refused.getByRole('link')).toHaveText([new RegExp(`^${cleo.name}: .*invalid`)]);
  await access.row(anna.name).expectState('no');
  expect(await shared.mails.to(anna.email)).toEqual([]);

  await access.root.getByRole('button', { name: 'Grant the other 2', exact: true }).click();
  for (const one of [anna, berta]) {
    await access.row(one.name).expectState('invited');
    await shared.mails.arrive(one.email);
  }
  await access.row(cleo.name).expectState('no');
  await expect(access.root).toContainText('2 people invited.');
});

test('Grant selected and Revoke selected act on the ticked rows only', everywhere, async ({ page, shared, screens, people }) => {
  const { company, anna, berta } = await people.pair();
  const { access, contact } = screens(page);
  await contact.open(company.id);
  await contact.openAccess();
  await access.row(anna.name).box.check();
  await access.row(berta.name).box.check();
  await access.grantSelected.click();
  await access.row(anna.name).expectState('invited');
  await access.row(berta.name).expectState('invited');
  await access.row(company.name).expectState('no');
  const link = linkIn(await shared.mails.arrive(anna.email));

  await access.row(anna.name).box.check();
  await access.row(berta.name).box.uncheck();
  await access.revokeSelected.click();
  await access.row(anna.name).expectState('no');
  await access.row(berta.name).expectState('invited');
  expect(await (await fetch(link, { headers: { 'Accept-Language': 'en' } })).text()).toContain('This invitation is withdrawn');
});

test('Grant selected with nothing ticked asks for a row', async ({ page, screens, people }) => {
  const { company, anna } = await people.pair();
  const { access, contact } = screens(page);
  await contact.open(company.id);
  await contact.openAccess();
  for (const name of await access.names()) await access.row(name).box.uncheck();
  await access.grantSelected.click();
  await expect(access.root).toContainText('Tick at least one row.');
  await access.row(anna.name).expectState('no');
});

test('the address typed in the row is normalised, stored and invited', async ({ page, shared, screens, people }) => {
  const { company, anna } = await people.pair();
  const { access, contact } = screens(page);
  const wanted = anna.email.replace('@customers.example', '@new.example');
  await contact.open(company.id);
  await contact.openAccess();
  const row = access.row(anna.name);
  await row.email.fill(`  ${wanted.replace('@new.example', '@NEW.example')} `);
  await row.grant.click();
  await row.expectState('invited');
  await expect(row.email).toHaveValue(wanted);
  await shared.mails.arrive(wanted);
  await contact.open(anna.id);
  await expect(contact.field('email')).toHaveValue(wanted);
});

test('the text for the invitation stands in the mail', async ({ page, shared, screens, people }) => {
  const { company, anna } = await people.pair();
  const { access, contact } = screens(page);
  await contact.open(company.id);
  await contact.openAccess();
  await access.options.click();
  await access.message.fill('Welcome, <b>Anna</b>.\nSee you on Monday.');
  await access.row(anna.name).grant.click();
  await access.row(anna.name).expectState('invited');
  const mail = await shared.mails.arrive(anna.email);
  expect(mail.text).toContain('Welcome, <b>Anna</b>.');
  expect(mail.text).toContain('See you on Monday.');
  expect(mail.html).toMatch(/&(lt|#60);b&(gt|#62);Anna/);
});

test('a limit that is no amount is refused where it stands', everywhere, async ({ page, screens, people }) => {
  const { company, anna } = await people.pair();
  const { access, contact } = screens(page);
  await contact.open(company.id);
  await contact.openAccess();
  await access.options.click();
  await access.root.getByRole('radio', { name: 'Up to a limit' }).check();
  const limit = access.root.getByLabel(/^Limit of one payment/);
  await limit.fill('1e3');
  await access.row(anna.name).grant.click();
  await expect(access.root).toContainText('Enter an amount like 1200.50');
  await expect(limit).toHaveAttribute('aria-invalid', 'true');
  await expect(limit).toHaveValue('1e3');
  await access.row(anna.name).expectState('no');
  await limit.fill('1200.50');
  await access.row(anna.name).grant.click();
  await access.row(anna.name).expectState('invited');
});

test('Re-Invite mails a new link and voids the older one', async ({ page, shared, screens, people, newBrowser }) => {
  const { company, anna } = await people.pair();
  const older = await people.invite(anna);
  const { access, contact } = screens(page);
  await contact.open(company.id);
  await contact.openAccess();
  await access.row(anna.name).reinvite.click();
  await expect(access.row(anna.name).result).toContainText('The older link no longer works');
  const newer = linkIn(await shared.mails.arrive(anna.email, 2));
  const { frame, link } = screens(await (await newBrowser()).newPage());
  await link.open(older);
  await expect(frame.heading).toHaveText('This invitation is withdrawn');
  await link.open(newer);
  await expect(link.accept).toBeVisible();
});

test('Re-Invite to somebody with a password mails a reset', async ({ page, shared, screens, people }) => {
  const customer = await people.customer();
  const { access, contact } = screens(page);
  await contact.open(customer.id);
  await contact.openAccess();
  await access.row(customer.name).reinvite.click();
  await expect(access.row(customer.name).result).toContainText('Has a password already');
  const mail = await shared.mails.arrive(customer.email, 2);
  expect(new URL(linkIn(mail)).pathname).toMatch(/^\/reset\//);
});

test('link and code can be shown once, to be handed over another way', everywhere, async ({ page, screens, people, newBrowser }) => {
  const { company, anna } = await people.pair();
  const mailed = await people.invite(anna);
  const { access, contact } = screens(page);
  await contact.open(company.id);
  await contact.openAccess();
  await access.row(anna.name).showLink.click();
  const shown = access.row(anna.name).result.getByLabel('Invitation link');
  const link = await shown.inputValue();
  expect(link).toMatch(/^http:\/\/localhost:\d+\/invitation\//);
  await expect(access.row(anna.name).result.getByLabel('Invitation code')).toHaveValue(/^[0-9A-Z]{5}[- ][0-9A-Z]{5}$/);
  const customer = screens(await (await newBrowser()).newPage());
  await customer.link.open(mailed);
  await expect(customer.frame.heading).toHaveText('This invitation is withdrawn');
  await customer.link.open(link);
  await customer.link.choose(customer.link.accept, goodPassword);
  await expect(customer.page).toHaveURL(/\/my/);
});

test('a manager grants access, too', async ({ shared, screens, people, newBrowser, enter }) => {
  const { company, anna } = await people.pair();
  const page = await (await newBrowser()).newPage();
  await enter(page, await shared.member('manager'));
  const { access, contact } = screens(page);
  await contact.open(company.id);
  await contact.openAccess();
  await access.row(anna.name).grant.click();
  await access.row(anna.name).expectState('invited');
  await contact.open(anna.id);
  await expect(contact.history).toContainText(`${staffNames.manager} granted portal access`);
});
