// How long a page takes on the slow profile, for somebody who comes the first time.
//
// Prints times in milliseconds since it was asked for: fcp, the first contentful paint; complete, the last of
// everything it loads.
import { close, newcomer, rounds, slowDown, tell, url } from './browser.mjs';

const measured = { fcp: [], complete: [] };
for (let round = 0; round < rounds; round += 1) {
  const context = await newcomer();
  const page = await context.newPage();
  await slowDown(page);
  await page.goto(url, { waitUntil: 'load' });
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
  measured.fcp.push(times.fcp);
  measured.complete.push(times.complete);
  await context.close();
}
await close();
tell(measured);
