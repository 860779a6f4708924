import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';

import { folder } from './fixtures/contact-sheet.ts';
import { test } from './fixtures/test.ts';
import type { Visit, Who } from './pages/visits/visit.ts';
import type { Screens } from './pages/screens.ts';

// Every page and state as people see it: three widths, both schemes, the language we write, one with long
// words, one with other letters. Nothing is asserted here; somebody looks.
const widths = [1440, 768, 375];
const schemes = ['light', 'dark'] as const;
const locales = { en: 'en-GB', pl: 'pl-PL', zh: 'zh-CN' } as const;
const everybody: Who[] = [
  'visitor',
  'customer',
  'customer of two companies',
  'customer who was told a password',
  'former customer',
  'administrator',
  'employee',
];

type Place = [locale: string, scheme: string];

for (const scheme of schemes) {
  for (const [code, locale] of Object.entries(locales)) {
    test.describe(`${code}, ${scheme}`, () => {
      test.use({ locale, colorScheme: scheme });

      test.beforeEach(async ({ expectComplaint }) => {
        // Pages that refuse are among those to be looked at.
        expectComplaint(/status of 4\d\d/);
        await mkdir(folder, { recursive: true });
      });

      for (const who of everybody) {
        test(`pages for: ${who}`, async ({ page, scene, screens }) => {
          await scene.enter(page, who);
          // A link's page speaks its reader's language until the browser has chosen one.
          if (who === 'visitor') await screens(page).prefer(code);
          for (const visit of scene.visits.filter((it) => it.who === who)) await take(screens(page), visit, [code, scheme]);
        });
      }

      test('the first minutes', async ({ page, server, screens }) => {
        const setup = /\/setup\/[\w.-]+/.exec(await server.log())?.[0] ?? '/setup/none';
        const fresh = screens(page, server);
        await take(fresh, { name: 'setup', who: 'visitor', path: setup }, [code, scheme]);
        await page.context().addCookies([await server.session(await server.admin())]);
        await take(fresh, { name: 'outbox-empty', who: 'administrator', path: '/office/outbox' }, [code, scheme]);
        await take(fresh, { name: 'setup-used', who: 'visitor', path: setup }, [code, scheme]);
      });
    });
  }
}

async function take(screens: Screens, { name, path, prepare }: Visit, place: Place): Promise<void> {
  const { page } = screens;
  for (const width of widths) {
    await page.setViewportSize({ width, height: width < 500 ? 812 : 900 });
    await screens.goto(path);
    await prepare?.(screens);
    const file = [name, ...place, width, 'png'].join('.');
    // A dialog is as high as the window; what lies behind it has a picture of its own.
    const fullPage = (await page.locator('dialog[open]').count()) === 0;
    await page.screenshot({ path: join(folder, file), fullPage, animations: 'disabled' });
  }
}
