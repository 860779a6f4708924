import { Keyboard } from '../fixtures/keyboard.ts';
import { address, expect, goodPassword, linkIn, test, unique } from '../fixtures/test.ts';

test('by keyboard alone: somebody is searched for, granted access, and the dialog gives the focus back', async ({ page, shared, screens, people, enter }) => {
  await enter(page, await shared.admin());
  const { company, anna, berta } = await people.pair();
  const staff = screens(page);
  const { access, contact } = staff;
  const keys = new Keyboard(page);
  await staff.goto('/office/outbox');

  await keys.press('/');
  await keys.type(company.name);
  await keys.use(page.getByRole('banner').locator(`a[href="/office/contacts/${company.id}"]`), 'Enter', 'ArrowDown');
  await expect(page).toHaveURL(new RegExp(`/office/contacts/${company.id}$`));
  await staff.islands();

  await keys.use(contact.action);
  await keys.use(contact.grant);
  await access.ready();
  await keys.use(access.row(anna.name).box, 'Space');
  await expect(access.row(anna.name).box).toBeChecked();
  await keys.use(access.grantSelected);
  await access.row(anna.name).expectState('invited');
  expect(linkIn(await shared.mails.arrive(anna.email))).toContain('/invitation/');
  await keys.use(access.row(berta.name).grant, 'Space');
  await access.row(berta.name).expectState('invited');
  await keys.use(access.options);
  await keys.reach(access.message);
  await keys.use(access.close);
  await expect(access.root).toBeHidden();
  await expect(contact.action).toBeFocused();
  await keys.use(contact.action);
  await keys.press('Escape');
  await expect(contact.grant).toBeHidden();
  await keys.goRound();
});

test('by keyboard alone: users are filtered by what one builds', async ({ page, shared, screens, people, enter }) => {
  await enter(page, await shared.admin());
  const customer = await people.customer();
  const keys = new Keyboard(page);
  await screens(page).goto('/office/users');
  await keys.use(page.locator('details.more > summary'));
  await screens(page).leave(() => keys.use(page.getByRole('button', { name: 'Add condition' })));
  await keys.reach(page.locator('select[name="f.1"]'));
  await keys.type('Login');
  await keys.reach(page.locator('select[name="o.1"]'));
  await keys.type('is');
  await keys.reach(page.locator('[name="v.1"]:not([type="hidden"])'));
  await keys.type(customer.email);
  await screens(page).leave(() => keys.press('Enter'));
  await expect(page.locator('main tbody tr')).toHaveCount(1);
  await expect(page.getByRole('link', { name: customer.name, exact: true })).toBeVisible();
  await keys.goRound();
});

test('by keyboard alone: a customer finds the account and changes the password', async ({ page, screens, people, enter }) => {
  const customer = await people.customer(unique('Keys'));
  await enter(page, customer.session);
  const { frame, portal, leave } = screens(page);
  const keys = new Keyboard(page);
  await portal.openHome();
  await leave(() => keys.use(portal.editSecurity));
  await keys.reach(portal.current);
  await keys.type(goodPassword);
  await keys.press('Tab');
  await keys.type('eleven slow trains going north');
  await keys.press('Tab');
  await keys.type('eleven slow trains going north');
  await leave(() => keys.press('Enter'));
  await expect(frame.done).toContainText('Your password is changed.');
  await keys.goRound();
});

test('by keyboard alone: a contact is made, edited beside somebody else, tagged and merged, and a setting saved', async ({ page, screens, people, enter }) => {
  await enter(page, await people.confirmed());
  const staff = screens(page);
  const { contact, contacts, frame, goto, leave } = staff;
  const keys = new Keyboard(page);
  const mark = unique('').trim();
  const [first, second] = [`First ${mark}`, `Second ${mark}`];
  await people.contact({ name: second, kind: 'company' });

  await contacts.open(`?q=${mark}`);
  await leave(() => keys.use(contacts.create));
  await keys.reach(contact.field('name'));
  await keys.type(first);
  await keys.reach(contact.field('email'));
  await keys.type(address(first));
  await leave(() => keys.press('Enter'));
  await expect(page).toHaveURL(/\/office\/contacts\/\d+/);
  const id = Number(/\/contacts\/(\d+)/.exec(page.url())?.[1]);

  await people.edit({ id, name: first, email: address(first) }, { kind: 'company', city: 'Łódź' });
  await keys.reach(contact.field('job'));
  await keys.type('Buyer');
  await leave(() => keys.press('Enter'));
  await expect(contact.conflict).toBeVisible();
  await keys.reach(contact.field('job'));
  await leave(() => keys.press('Enter'));
  await expect(frame.done.first()).toBeVisible();
  await expect(contact.field('job')).toHaveValue('Buyer');

  const selected = async (entry: string): Promise<void> => {
    await contacts.open(`?q=${mark}`);
    await staff.islands();
    for (const name of [first, second]) await keys.use(contacts.box(name), 'Space');
    await keys.use(page.locator('[popovertarget="selection-menu"]'));
    await leave(() => keys.use(page.locator(`#selection-menu button${entry}`)));
  };
  await selected('[value="tags"]');
  await keys.reach(page.locator('main form [name="tag"]'));
  await keys.type(`Tag ${mark}`);
  await leave(() => keys.use(page.locator('main form button[value="add-tag"]'), 'Space'));
  await expect(frame.done.first()).toBeVisible();

  await selected('[formaction="/office/contacts/merge"]');
  const stays = await page.locator('main [name="stay"]:not(:checked)').getAttribute('value');
  await keys.reach(page.locator('main [name="stay"]:checked'));
  await keys.press('ArrowDown');
  await leave(() => keys.press('Enter'));
  await expect(page.locator('main [name="stay"]:checked')).toHaveValue(String(stays));
  await leave(() => keys.use(page.locator('main .form-foot button[type="submit"]')));
  await expect(page).toHaveURL(new RegExp(`/office/contacts/${stays}\\b`));
  await keys.goRound();

  await goto('/office/settings/lifetimes');
  await keys.reach(page.locator('[name="remembered_lifetime"]'));
  await keys.type('91');
  await keys.reach(page.locator('[name="remembered_lifetime_unit"]'));
  await keys.type('days');
  await leave(() => keys.use(page.locator('main .form-foot button[type="submit"]')));
  await expect(frame.done.first()).toBeVisible();
  await expect(page.locator('[name="remembered_lifetime"]')).toHaveValue('91');
});

test('by keyboard alone: a customer keeps the details and addresses, and ends a session elsewhere', async ({ page, screens, people, enter }) => {
  const place = { phone: '+48 42 555 01 09', street: 'ul. Piotrkowska 12/3', zip: '90-001', city: 'Łódź', country: 'PL' };
  const person = await people.person(await people.company(), unique('Keys'), place);
  await enter(page, await people.accept(await people.invite(person)));
  await people.signIn(person.email);
  const { frame, goto, leave } = screens(page);
  const keys = new Keyboard(page);
  const control = (name: string) => page.locator(`main form [name="${name}"]`);

  await goto('/my/details');
  await keys.reach(control('phone'));
  await keys.type('+48 42 555 01 10');
  await leave(() => keys.press('Enter'));
  await expect(frame.done.first()).toBeVisible();

  await goto('/my/addresses/new');
  await keys.reach(page.locator('main form [name="type"]:checked'));
  await keys.press('ArrowUp');
  await expect(page.locator('main form [name="type"]:checked')).toHaveValue('invoice');
  await keys.reach(control('name'));
  await keys.type('Magazyn');
  await keys.reach(control('country'));
  await keys.type('Poland');
  await leave(() => keys.use(page.locator('main form button[value="country"]')));
  for (const [name, text] of [['street', 'ul. Piotrkowska 1'], ['zip', '90-002'], ['city', 'Łódź']] as const) {
    await keys.reach(control(name));
    await keys.type(text);
  }
  await leave(() => keys.press('Enter'));
  await expect(page).toHaveURL(/\/my\/addresses(\?|$)/);
  await expect(page.getByRole('main').getByText('Magazyn').first()).toBeVisible();

  await goto('/my/security');
  const ends = page.locator('form[action^="/my/security/sessions/"] button');
  await leave(() => keys.use(ends.first()));
  await expect(frame.done.first()).toBeVisible();
  await expect(ends).toHaveCount(0);
  await keys.goRound();
});
