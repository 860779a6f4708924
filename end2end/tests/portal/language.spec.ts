import { expect, test } from '../../fixtures/test.ts';

// The page's address holds a secret: where to come back to is what the browser says it came from.
test('an invitation is read in the language of its reader, who may choose another', async ({ page, screens, people }) => {
  const person = await people.person(await people.company(), undefined, { language: 'pl' });
  const path = await people.invite(person);
  const { frame, link } = screens(page);
  await link.open(path);
  await expect(page.locator('html')).toHaveAttribute('lang', 'pl');
  await frame.speak('Deutsch');
  await expect(page).toHaveURL(new RegExp(`${path}$`));
  await expect(page.locator('html')).toHaveAttribute('lang', 'de');
});
