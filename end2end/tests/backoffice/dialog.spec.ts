import type { Page } from '@playwright/test';

import { expect, test } from '../../fixtures/test.ts';

test.beforeEach(async ({ page, shared, enter }) => {
  await enter(page, await shared.admin());
});

test.describe('the dialog', () => {
  const active = (page: Page) =>
    page.evaluate(() => {
      const focused = document.activeElement;
      return { inside: !!focused?.closest('dialog'), body: focused === document.body };
    });

  test('takes the focus, keeps it, shuts by Escape and gives it back', async ({ page, screens, people }) => {
    const { company } = await people.pair();
    const { access, contact } = screens(page);
    await contact.open(company.id);
    await contact.openAccess();
    await expect(access.close).toBeFocused();
    for (let presses = 0; presses < 40; presses += 1) {
      await page.keyboard.press(presses % 3 === 2 ? 'Shift+Tab' : 'Tab');
      const { inside, body } = await active(page);
      expect(inside || body, `after ${presses + 1} presses`).toBe(true);
    }
    await page.keyboard.press('Escape');
    await expect(access.root).toBeHidden();
    await expect(contact.action).toBeFocused();
  });

  test('asks before something typed is lost', async ({ page, screens, people }) => {
    const { company, anna } = await people.pair();
    const { access, contact } = screens(page);
    await contact.open(company.id);
    await contact.openAccess();
    await access.row(anna.name).email.fill('other@example.com');
    await page.keyboard.press('Escape');
    await expect(access.root.getByRole('alert')).toContainText('would be lost');
    await expect(page.getByRole('button', { name: 'Keep editing' })).toBeFocused();
    await page.keyboard.press('Escape');
    await expect(access.root).toBeVisible();
    await page.getByRole('button', { name: 'Keep editing' }).click();
    await expect(access.row(anna.name).email).toHaveValue('other@example.com');
    await access.close.click();
    await page.getByRole('button', { name: 'Discard what you typed' }).click();
    await expect(access.root).toBeHidden();
    await contact.openAccess();
    await expect(access.row(anna.name).email).toHaveValue(anna.email);
  });

  test('Enter in an address looks at it and grants nothing', async ({ page, shared, screens, people }) => {
    const { company, anna } = await people.pair();
    const { access, contact } = screens(page);
    await contact.open(company.id);
    await contact.openAccess();
    await access.row(anna.name).email.fill('nobody');
    await access.row(anna.name).email.press('Enter');
    await expect(access.row(anna.name).error).toContainText('invalid');
    await access.row(anna.name).expectState('no');
    expect(await shared.mails.to(anna.email)).toEqual([]);
  });

  test('speaks what an act did and brings the page behind it up to date', async ({ page, screens, people }) => {
    const { company, anna } = await people.pair();
    const { access, contact } = screens(page);
    await contact.open(company.id);
    await contact.openAccess();
    await access.row(anna.name).grant.click();
    await expect(access.spoken).toHaveText(`${anna.name}: Invited. The mail to ${anna.email} is on its way.`);
    await access.row(anna.name).revoke.click();
    await expect(access.spoken).toHaveText(new RegExp(`^${anna.name}: Access ended`));
    await access.row(anna.name).grant.click();
    await access.row(anna.name).expectState('invited');
    await access.close.click();
    const row = contact.related.getByRole('row').filter({ hasText: anna.name });
    await expect(row.locator('.badge')).toHaveText('Invited');
  });

  test('keeps what is typed while the server is busy, and tries again', async ({ page, screens, people, expectComplaint }) => {
    expectComplaint(/status of 503/);
    const { company, anna } = await people.pair();
    const { access, contact } = screens(page);
    await contact.open(company.id);
    await contact.openAccess();
    await page.route('**/office/contacts/portal-access', (route) => route.fulfill({ status: 503, body: '{}' }), { times: 1 });
    await access.row(anna.name).grant.click();
    await expect(access.root.getByRole('alert')).toContainText('The server is busy');
    await access.root.getByRole('button', { name: 'Try again' }).click();
    await access.row(anna.name).expectState('invited');
  });
});
