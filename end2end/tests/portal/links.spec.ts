import { expect, goodPassword, linkIn, test } from '../../fixtures/test.ts';

// No browser is needed for this, but letters are.
test('a newer reset link withdraws the older ones once it is used', async ({ shared, people }) => {
  const person = await people.customer();
  const links: string[] = [];
  for (const count of [2, 3]) {
    await shared.post('/reset', { email: person.email });
    links.push(new URL(linkIn(await shared.mails.arrive(person.email, count))).pathname);
  }
  const [older, newer] = links as [string, string];
  const title = async (path: string) => /<h1[^>]*>([^<]+)/.exec(await (await fetch(shared.baseURL + path, { headers: { 'Accept-Language': 'en' } })).text())?.[1];
  expect(await title(older), 'the older one still opens').toBe(await title(newer));
  const used = await shared.post(newer, { password: `${goodPassword} again`, verify: `${goodPassword} again` });
  expect(used.headers.get('location')).toBe('/login?done=password-set');
  expect(await title(older)).toBe('This reset link is withdrawn');
});
