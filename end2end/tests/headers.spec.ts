import { expect, goodPassword, test } from '../fixtures/test.ts';

interface Asked {
  what: string;
  answer: Response;
}

test('every answer, errors included, carries the headers that keep a browser careful', async ({ shared, people }) => {
  const customer = await people.customer();
  const admin = await shared.session(await shared.admin());
  const cookie = (one: typeof admin) => ({ Cookie: `${one.name}=${one.value}` });
  const get = async (path: string, headers: Record<string, string> = {}): Promise<Asked> => ({
    what: `GET ${path}`,
    answer: await fetch(shared.baseURL + path, { headers: { Accept: 'text/html', ...headers }, redirect: 'manual' }),
  });
  const post = async (path: string, form: Record<string, string>): Promise<Asked> => ({
    what: `POST ${path}`,
    answer: await shared.post(path, form),
  });
  const asked = [
    await get('/'),
    await get('/login'),
    await get('/reset'),
    await get('/invitation'),
    await get('/invitation/never-made'),
    await get('/no-such-page'),
    await get('/my'),
    await get('/my', cookie(customer.session)),
    await get('/my/security', cookie(customer.session)),
    await get('/office/contacts', cookie(customer.session)),
    await get('/office/contacts', cookie(admin)),
    await get('/office/contacts/new', cookie(admin)),
    await get(`/office/contacts/${customer.id}`, cookie(admin)),
    await get('/office/contacts/99999999', cookie(admin)),
    await get('/office/outbox', cookie(admin)),
    await get(`/office/contacts/portal-access?id=${customer.id}`, { ...cookie(admin), Accept: 'application/json' }),
    await get('/login?%ff'),
    await post('/login', { email: 'nobody@example.com', password: 'wrong' }),
    await post('/login', {}),
    await post('/', {}),
    { what: 'POST of another site', answer: await fetch(`${shared.baseURL}/login`, { method: 'POST', headers: { Origin: 'https://example.com', 'Sec-Fetch-Site': 'cross-site' } }) },
    { what: 'too large a POST', answer: await fetch(`${shared.baseURL}/login`, { method: 'POST', headers: { Origin: shared.baseURL, 'Content-Type': 'application/x-www-form-urlencoded' }, body: `email=${'x'.repeat(3_000_000)}` }) },
    { what: 'a body of another kind', answer: await fetch(`${shared.baseURL}/login`, { method: 'POST', headers: { Origin: shared.baseURL, 'Content-Type': 'application/json' }, body: '{' }) },
  ];
  const nonces = new Set<string>();
  let pages = 0;
  for (const { what, answer } of asked) {
    const header = (name: string) => answer.headers.get(name) ?? '';
    expect.soft(answer.status, what).toBeLessThan(500);
    const policy = header('content-security-policy');
    for (const part of ["object-src 'none'", "base-uri 'none'", "frame-ancestors 'none'", "form-action 'self'"]) {
      expect.soft(policy, what).toContain(part);
    }
    expect.soft(policy, what).not.toMatch(/unsafe-inline|'unsafe-eval'/);
    expect.soft(header('x-content-type-options'), what).toBe('nosniff');
    expect.soft(header('cross-origin-opener-policy'), what).toBe('same-origin');
    expect.soft(header('cross-origin-resource-policy'), what).toBe('same-origin');
    expect.soft(header('cache-control'), what).toBe('no-store');
    expect.soft(header('referrer-policy'), what).not.toBe('');
    expect.soft(header('server'), what).toBe('');
    expect.soft(header('access-control-allow-origin'), what).toBe('');
    const nonce = /'nonce-([^']+)'/.exec(policy)?.[1];
    if (header('content-type').startsWith('text/html')) {
      expect.soft(nonce, what).toBeTruthy();
      pages += 1;
    }
    if (nonce) nonces.add(nonce);
  }
  expect(nonces.size, 'a nonce is never used twice').toBe(pages);
});

test('the session cookie is out of reach of scripts and of other sites', async ({ shared, people }) => {
  const customer = await people.customer();
  const answer = await shared.post('/login', { email: customer.email, password: goodPassword });
  const cookies = answer.headers.getSetCookie();
  // The other one tells a browser that was here before from one that guesses.
  expect(cookies.map((cookie) => cookie.split('=')[0])).toEqual(['atrium_session', 'atrium_device']);
  for (const cookie of cookies) {
    expect(cookie).toMatch(/^\w+=[\w-]{22,}; /);
    expect(cookie).toContain('HttpOnly');
    expect(cookie).toContain('SameSite=Lax');
    expect(cookie).toContain('Path=/');
    expect(cookie).not.toContain('Domain');
  }
  const page = await fetch(`${shared.baseURL}/login`);
  expect(page.headers.getSetCookie(), 'a visitor gets no cookie').toEqual([]);
});

test('a form of another site, or of nobody who says where from, changes nothing', async ({ shared, people }) => {
  const admin = await shared.session(await shared.admin());
  const contact = await people.contact({ name: 'Untouched' });
  const send = (headers: Record<string, string>) =>
    fetch(`${shared.baseURL}/office/contacts/${contact.id}`, {
      method: 'POST',
      body: new URLSearchParams({ version: '1', kind: 'person', type: 'contact', name: 'Changed' }),
      headers: { Cookie: `${admin.name}=${admin.value}`, ...headers },
      redirect: 'manual',
    });
  expect((await send({ Origin: 'https://example.com' })).status).toBe(403);
  expect((await send({ Origin: 'null' })).status).toBe(403);
  expect((await send({ 'Sec-Fetch-Site': 'cross-site', Origin: shared.baseURL })).status).toBe(403);
  const page = await fetch(`${shared.baseURL}/office/contacts/${contact.id}`, { headers: { Cookie: `${admin.name}=${admin.value}` } });
  expect(await page.text()).not.toContain('Changed');
});

test('static files are kept for good and found only by their whole name', async ({ shared }) => {
  const html = await (await fetch(`${shared.baseURL}/login`)).text();
  const style = /href="(\/assets\/style\.[^"]+)"/.exec(html)?.[1];
  const answer = await fetch(shared.baseURL + style);
  expect(answer.status).toBe(200);
  expect(answer.headers.get('cache-control')).toContain('immutable');
  expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
  expect((await fetch(`${shared.baseURL}/assets/..%2f..%2fCargo.toml`)).status).toBe(404);
  expect((await fetch(`${shared.baseURL}/assets/nothing.css`)).status).toBe(404);
});
