// How long the grant dialog takes: node bench/dialog.mjs URL-OF-A-CONTACT
//
// Prints {"dialog": [milliseconds, …]}: from the click to a dialog that is open and holds its rows, twenty
// times, each on a page of its own that has come to rest. ATRIUM_COOKIES holds the session as JSON.
import { chromium } from '@playwright/test';

import { launchOptions } from '../fixtures/launch.mjs';

const [url] = process.argv.slice(2);
const browser = await chromium.launch(launchOptions);
const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
// localhost counts as secure, so `Secure` cookies and the __Host- prefix hold there.
await context.addCookies(
  JSON.parse(process.env.ATRIUM_COOKIES).map((cookie) => ({
    ...cookie,
    url: new URL(url).origin,
    secure: cookie.name.startsWith('__Host-') || cookie.name.startsWith('__Secure-'),
    httpOnly: true,
    sameSite: 'Lax',
  })),
);

async function once() {
  const page = await context.newPage();
  await page.goto(url);
  await page.locator('html[data-islands="started"]').waitFor({ state: 'attached', timeout: 10_000 });
  const milliseconds = await page.evaluate(async () => {
    const opener = document.querySelector('[data-opens="grant-dialog"]');
    const usable = () => document.querySelector('dialog[open] .grant-row button, dialog[open] .grant-row input');
    const clicked = performance.now();
    opener.click();
    while (!usable()) {
      if (performance.now() - clicked > 10_000) throw new Error('no dialog within ten seconds');
      // Not a frame: headless Chromium draws one every 16 ms, which is not what is asked here.
      await new Promise((done) => {
        const channel = new MessageChannel();
        channel.port1.onmessage = done;
        channel.port2.postMessage(null);
      });
    }
    return performance.now() - clicked;
  });
  await page.close();
  return milliseconds;
}

await once();
const dialog = [];
for (let round = 0; round < 20; round += 1) dialog.push(await once());
await browser.close();
console.log(JSON.stringify({ dialog }));
