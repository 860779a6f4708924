import { Keyboard } from '../fixtures/keyboard.ts';
import { expect, goodPassword, linkIn, test, unique } from '../fixtures/test.ts';

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
