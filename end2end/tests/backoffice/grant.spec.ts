import { administrator, expect, linkIn, staffNames, test, unique } from '../../fixtures/test.ts';

test.beforeEach(async ({ page, shared, enter }) => {
  await enter(page, await shared.admin());
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

test('every state of a row has its words and its buttons', async ({ page, shared, screens, people }) => {
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

test('Grant selected and Revoke selected act on the ticked rows only', async ({ page, shared, screens, people }) => {
  const { company, anna, berta } = await people.pair();
  const { access, contact } = screens(page);
  await contact.open(company.id);
  await contact.openAccess();
  for (const name of await access.names()) await access.row(name).box.uncheck();
  await access.grantSelected.click();
  await expect(access.root).toContainText('Tick at least one row.');
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

test('a limit that is no amount is refused where it stands', async ({ page, screens, people }) => {
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

