import type { Page } from '@playwright/test';

import type { Who } from '../pages/every-page.ts';
import { expect, test } from '../fixtures/test.ts';

test.use({ viewport: { width: 320, height: 640 } });

const everybody: Who[] = ['visitor', 'customer', 'former customer', 'administrator', 'employee'];

// In the languages with the longest words.
for (const locale of ['pl-PL', 'de-DE']) {
  for (const who of everybody) {
    test.describe(() => {
      test.use({ locale });

      test(`nothing scrolls sideways at 320 px for: ${who}, ${locale}`, async ({ page, scene, screens }) => {
        test.slow();
        await scene.enter(page, who);
        const found: string[] = [];
        for (const { name, path, prepare } of scene.visits.filter((visit) => visit.who === who)) {
          await screens(page).goto(path);
          await prepare?.(screens(page));
          found.push(...(await sideways(page)).map((what) => `${name}: ${what}`));
        }
        expect(found).toEqual([]);
      });
    });
  }
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
