import type { Page } from '@playwright/test';

import type { Who } from '../pages/visits/visit.ts';
import { colours } from '../fixtures/axe.ts';
import { expect, test } from '../fixtures/test.ts';

// Each page and state is made once and looked at from every side: making it is what takes long. In the
// languages with the longest words, because only the layout depends on the language.
const walks: { who: Who; locale: string; part?: [number, number] }[] = [
  { who: 'visitor', locale: 'pl-PL' },
  { who: 'customer', locale: 'pl-PL' },
  { who: 'customer of two companies', locale: 'de-DE' },
  { who: 'customer who was told a password', locale: 'pl-PL' },
  { who: 'former customer', locale: 'de-DE' },
  { who: 'employee', locale: 'pl-PL' },
  // The longest walk is shared between the workers.
  { who: 'administrator', locale: 'de-DE', part: [0, 3] },
  { who: 'administrator', locale: 'pl-PL', part: [1, 3] },
  { who: 'administrator', locale: 'de-DE', part: [2, 3] },
];

const wide = { width: 1440, height: 900 };
const narrow = { width: 320, height: 640 };

for (const { who, locale, part: [part, parts] = [0, 1] } of walks) {
  test.describe(() => {
    test.use({ locale });

    test(`nothing is wrong with the pages for: ${who}, ${locale}, ${part + 1} of ${parts}`, async ({ page, scene, screens, expectAccessible }) => {
      test.slow();
      const seen = new Set<string>();
      await scene.enter(page, who);
      const visits = scene.visits.filter((visit) => visit.who === who).filter((_, place) => place % parts === part);
      for (const { name, path, prepare } of visits) {
        await test.step(name, async () => {
          await page.setViewportSize(wide);
          await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
          const html = await (await screens(page).goto(path)).text();
          if (!prepare) {
            expectNothingInline(html, name);
            await expect(page.getByRole('heading', { level: 1 }), name).toHaveCount(1);
            await expect(page, name).toHaveTitle(/ · Atrium$/);
          }
          await prepare?.(screens(page));
          await expectAccessible(page, { only: colours, seen });
          // The dark changes colours and nothing else.
          await page.emulateMedia({ colorScheme: 'dark' });
          await expectAccessible(page, { only: colours, seen });
          await page.setViewportSize(narrow);
          expect(await sideways(page), `${name} at 320 px`).toEqual([]);
          await page.setViewportSize(wide);
          await shorten(page);
          await expectAccessible(page, { without: colours });
        });
      }
    });
  });
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

/** The policy forbids it, and would only be heard of on the console of whoever looks. */
function expectNothingInline(html: string, name: string): void {
  expect(html, name).not.toMatch(/<style/i);
  expect(html, name).not.toMatch(/\sstyle\s*=/i);
  expect(html, name).not.toMatch(/<[^>]*\son[a-z]+\s*=/i);
  expect(html, name).not.toMatch(/javascript:/i);
  for (const [script, content] of html.matchAll(/<script\b[^>]*>([\s\S]*?)<\/script>/gi)) {
    expect(script, name).toMatch(/\ssrc="\/assets\//);
    expect(content?.trim(), name).toBe('');
  }
}

/** Leaves the first rows of a long list: the others are made alike, and rules about markup take long over each. */
async function shorten(page: Page): Promise<void> {
  await page.locator('tbody > tr:nth-child(n + 13)').evaluateAll((rows) => {
    for (const row of rows) row.remove();
  });
}

/** What is wider than the place it stands in and can be scrolled to, or is cut off by the window. */
async function sideways(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const named = (element: Element) => `<${element.localName} class="${element.getAttribute('class') ?? ''}">`;
    const typed = 'input, textarea, select';
    const scrolls = [...document.querySelectorAll('*')]
      .filter((element) => !element.matches(typed) && element.scrollWidth > element.clientWidth + 1)
      .filter((element) => element.getClientRects().length > 0)
      .filter((element) => element === document.scrollingElement || /auto|scroll/.test(getComputedStyle(element).overflowX))
      .map((element) => `${named(element)} is ${element.scrollWidth} px in ${element.clientWidth}`);
    const cut = [...document.querySelectorAll('button, a, input, select, textarea, h1, h2, p, td, th, dd, .badge')]
      .filter((element) => {
        const { left, right, width, height } = element.getBoundingClientRect();
        const hidden = width <= 1 || height <= 1 || element.closest('.visually-hidden, .skip-link, [popover]');
        return !hidden && (right > innerWidth + 1 || left < -1);
      })
      .map((element) => `${named(element)} is cut off: ${element.textContent?.trim().slice(0, 40)}`);
    return [...scrolls, ...cut];
  });
}
