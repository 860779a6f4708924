// How long a page takes on the slow profile, for somebody who comes the first time, and how long the bare one.
//
// Prints times in milliseconds since it was asked for, as `own` and `bare`: fcp, the first contentful paint; complete,
// the last of everything it loads.
import { close, inTurn, newcomer, rounds, slowDown, tell } from './browser.mjs';

const measured = await inTurn(rounds, async (address) => {
  const context = await newcomer();
  const page = await context.newPage();
  await slowDown(page);
  await page.goto(address, { waitUntil: 'load' });
  const times = await page.evaluate(async () => {
    const painted = () => performance.getEntriesByName('first-contentful-paint')[0]?.startTime;
    const asked = performance.now();
    while (painted() === undefined) {
      if (performance.now() - asked > 10_000) throw new Error('nothing was painted in ten seconds');
      await new Promise((done) => setTimeout(done, 20));
    }
    // Modules may load more after the load event.
    await new Promise((done) => setTimeout(done, 500));
    const ends = performance.getEntriesByType('resource').map((entry) => entry.responseEnd);
    const { loadEventEnd } = performance.getEntriesByType('navigation')[0];
    return { fcp: painted(), complete: Math.max(loadEventEnd, ...ends) };
  });
  await context.close();
  return times;
});
await close();
tell(measured);
