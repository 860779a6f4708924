// What the bench's scripts share: node bench/SCRIPT URL BARE ROUNDS, the session as JSON in ATRIUM_COOKIES. URL is
// Atrium's page, BARE the floor's of as many files and bytes.
import { chromium } from '@playwright/test';

import { launchOptions } from '../fixtures/launch.mjs';

const [url, bare, count] = process.argv.slice(2);
export const rounds = Number(count);

const browser = await chromium.launch(launchOptions);
export const close = () => browser.close();

/** Somebody signed in who has never been here: nothing is cached. */
export async function newcomer() {
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
  return context;
}

/**
 * Measures Atrium's page and the bare one in turn, so that whatever else the machine does meets both; the first round
 * warms up. `measure` is given an address and tells times by name: null where there was nothing to time, and then
 * that round counts for neither.
 */
export async function inTurn(rounds, measure) {
  const measured = { own: {}, bare: {} };
  for (let round = 0; round <= rounds; round += 1) {
    const own = await measure(url);
    const limit = await measure(bare);
    for (const name of Object.keys(own)) {
      measured.own[name] ??= [];
      measured.bare[name] ??= [];
      if (round === 0 || own[name] === null || limit[name] === null) continue;
      measured.own[name].push(own[name]);
      measured.bare[name].push(limit[name]);
    }
  }
  return measured;
}

/** performance.md's slow profile: 1.6 Mbit/s, 150 ms, a processor four times slower. */
export async function slowDown(page) {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Network.enable');
  await devtools.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: 150,
    downloadThroughput: 1_600_000 / 8,
    uploadThroughput: 750_000 / 8,
  });
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: 4 });
}

export function tell(measured) {
  console.log(JSON.stringify(measured));
}
