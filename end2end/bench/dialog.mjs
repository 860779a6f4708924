// How long the grant dialog takes, on the page of a company with people and on the bare one.
//
// Prints times in milliseconds, each on a page of its own, as `own` and `bare`:
//   dialog      from the click to a dialog that is open and holds its rows
//   granted     from the click on *Grant Access* of a row to that row saying that it was granted
//   slowUsable  slow profile: from asking for the page to one whose islands live
//   slowDialog  slow profile: as dialog
import { close, inTurn, newcomer, rounds, slowDown, tell } from './browser.mjs';

/** Clicks in the page and waits in the page; milliseconds. Nothing happens where there is nothing to click. */
function timed(page, { click, until }) {
  return page.evaluate(
    async ([click, until]) => {
      const opener = document.querySelector(click);
      if (!opener) return null;
      const done = until.replaceAll('ID', opener.id.split('-').pop());
      const clicked = performance.now();
      opener.click();
      while (!document.querySelector(done)) {
        if (performance.now() - clicked > 20_000) throw new Error(`after ${click} no ${done} in twenty seconds`);
        // Not a frame: headless Chromium draws one every 16 ms, which is not what is asked here.
        await new Promise((done) => {
          const channel = new MessageChannel();
          channel.port1.onmessage = done;
          channel.port2.postMessage(null);
        });
      }
      return performance.now() - clicked;
    },
    [click, until],
  );
}

const opened = {
  click: '[data-opens="grant-dialog"]',
  until: 'dialog[open] .grant-row button, dialog[open] .grant-row input',
};
const granted = {
  click: 'dialog[open] button[name=act][value^="grant:"]',
  until: 'dialog[open] button[name=act][value="revoke:ID"]',
};
const live = (page) => page.locator('html[data-islands="started"]').waitFor({ state: 'attached', timeout: 60_000 });

const context = await newcomer();
const quick = await inTurn(rounds * 4, async (address) => {
  const page = await context.newPage();
  await page.goto(address);
  await live(page);
  const times = { dialog: await timed(page, opened), granted: await timed(page, granted) };
  await page.close();
  return times;
});
await context.close();

const slow = await inTurn(rounds, async (address) => {
  const context = await newcomer();
  const page = await context.newPage();
  await slowDown(page);
  await page.addInitScript(() => {
    const look = () => {
      if (document.documentElement?.dataset.islands === 'started') window.liveAt ??= performance.now();
    };
    new MutationObserver(look).observe(document, { attributes: true, subtree: true, childList: true });
  });
  await page.goto(address);
  await live(page);
  const slowUsable = await page.evaluate(() => window.liveAt);
  const times = { slowUsable, slowDialog: await timed(page, opened) };
  await context.close();
  return times;
});
await close();
tell({ own: { ...quick.own, ...slow.own }, bare: { ...quick.bare, ...slow.bare } });
