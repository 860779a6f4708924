import type { Who } from '../pages/every-page.ts';
import { expect, test } from '../fixtures/test.ts';

const everybody: Who[] = ['visitor', 'customer', 'former customer', 'administrator', 'employee'];

// On every page and state everything axe knows; in the dark, which changes colours and nothing else, those.
for (const { colorScheme, rules } of [
  { colorScheme: 'light', rules: [] },
  { colorScheme: 'dark', rules: ['color-contrast', 'link-in-text-block'] },
] as const) {
  for (const who of everybody) {
    test.describe(() => {
      test.use({ colorScheme });

      test(`nothing keeps anybody out of the pages for: ${who}, ${colorScheme}`, async ({ page, scene, screens, expectAccessible }) => {
        test.slow();
        await scene.enter(page, who);
        for (const { name, path, prepare } of scene.visits.filter((visit) => visit.who === who)) {
          await test.step(name, async () => {
            await screens(page).goto(path);
            await prepare?.(screens(page));
            await expectAccessible(page, [...rules]);
          });
        }
      });
    });
  }
}

test('the first thing the Tab key reaches leads past the navigation', async ({ page, scene, screens }) => {
  await scene.enter(page, 'administrator');
  for (const path of ['/', '/office/contacts', '/my/security']) {
    await screens(page).goto(path);
    await page.keyboard.press('Tab');
    await expect(page.getByRole('link', { name: 'Skip to content' })).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('main')).toBeFocused();
  }
});

test('every page has one main heading and a title that begins with it', async ({ page, scene, screens }) => {
  for (const who of everybody) {
    await scene.enter(page, who);
    for (const { name, path } of scene.visits.filter((visit) => visit.who === who && !visit.prepare)) {
      await screens(page).goto(path);
      const headings = page.getByRole('heading', { level: 1 });
      await expect(headings, name).toHaveCount(1);
      await expect(page, name).toHaveTitle(/ · Atrium$/);
    }
  }
});

test.describe('with less motion', () => {
  test.use({ contextOptions: { reducedMotion: 'reduce' } });

  test('nothing moves', async ({ page, scene, screens }) => {
    await scene.enter(page, 'administrator');
    for (const { path, prepare } of scene.visits.filter(({ name }) => ['contacts', 'grant-dialog'].includes(name))) {
      await screens(page).goto(path);
      await prepare?.(screens(page));
      const moving = await page.evaluate(() =>
        document.getAnimations().filter((it) => {
          const { duration } = it.effect?.getTiming() ?? {};
          return it.playState === 'running' && typeof duration === 'number' && duration > 1;
        }).length,
      );
      expect(moving).toBe(0);
    }
  });
});
