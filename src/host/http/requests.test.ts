import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { TestServer } from './test-server.ts';

let server: TestServer;
beforeEach(async () => {
  server = await TestServer.start();
});
afterEach(() => server.stop());

describe('the token', () => {
  it('is exchanged for a session cookie, and leaves the address', async () => {
    const { status, headers } = await server.get(server.tokenPath);
    expect(status).toBe(303);
    expect(headers['location']).toBe('/');
    expect(headers['set-cookie']).toMatch(/^passage-\d+=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict$/);
    const page = await server.get('/', `Cookie: other=1; ${headers['set-cookie']!.split(';')[0]}`);
    expect(page.status).toBe(200);
    expect(page.body).toContain('<title>Passage</title>');
  });

  it('works once: a second browser is told what to do', async () => {
    const cookie = await server.enter();
    const second = await server.get(server.tokenPath);
    expect(second.status).toBe(403);
    expect(second.headers['set-cookie']).toBeUndefined();
    expect(second.body).toContain('Ctrl-C');
    // The browser that has the session may reopen the address, from its history.
    expect((await server.get(server.tokenPath, cookie)).status).toBe(303);
  });

  it('is not used up by a look or by a wrong guess', async () => {
    await server.raw([`HEAD ${server.tokenPath} HTTP/1.1`, `Host: ${server.name}`]);
    expect((await server.get('/?token=')).status).toBe(403);
    expect((await server.get(`${server.tokenPath}x`)).status).toBe(403);
    expect((await server.get(server.tokenPath)).status).toBe(303);
  });

  it('lets somebody in who followed a link in another page', async () => {
    const { status, headers } = await server.get(server.tokenPath, 'Sec-Fetch-Site: cross-site');
    expect([status, headers['refresh']]).toEqual([200, '0; url=/']);
    expect(headers['set-cookie']).toBeDefined();
  });
});

describe('without the session', () => {
  it.each(['/', '/index.html', '/assets/app-1.js', '/download/x', '/nothing'])(
    '%s is not answered',
    async (path) => {
      const { status, body } = await server.get(path);
      expect(status).toBe(401);
      expect(body).toContain('address that Passage printed');
    },
  );

  it.each([
    ['another value', (cookie: string) => `${cookie.slice(0, -1)}${cookie.endsWith('A') ? 'B' : 'A'}`],
    ['a part of it', (cookie: string) => cookie.slice(0, -1)],
    ['another port', (cookie: string) => cookie.replace(/passage-\d+/, 'passage-1')],
    ['the token for the session', () => `Cookie: passage-${server.port}=${server.token}`],
  ])('a cookie with %s is no session', async (_what, change) => {
    expect((await server.get('/', change(await server.enter()))).status).toBe(401);
  });
});

describe('addresses', () => {
  it('listens on the loopback interface only', async () => {
    await expect(server.raw(['GET / HTTP/1.1', `Host: ${server.name}`], '127.0.0.2')).rejects.toThrow(
      /ECONNREFUSED/,
    );
  });

  it.each([
    'evil.example',
    'evil.example:PORT',
    '127.0.0.1',
    '127.0.0.1:1',
    '127.0.0.1.evil.example:PORT',
    'localhost.:PORT',
    'user@127.0.0.1:PORT',
    '[::1]:PORT',
    '0.0.0.0:PORT',
    '127.0.0.1:PORT, evil.example',
  ])('Host %s is refused, with the token and the cookie', async (name) => {
    const cookie = await server.enter();
    const line = `Host: ${name.replace('PORT', String(server.port))}`;
    expect((await server.raw(['GET / HTTP/1.1', line, cookie])).status).toBe(421);
    expect((await server.raw([`GET ${server.tokenPath} HTTP/1.1`, line])).status).toBe(421);
  });

  it('refuses no Host and two of them', async () => {
    const cookie = await server.enter();
    expect((await server.raw(['GET / HTTP/1.1', cookie])).status).toBe(400);
    expect(
      (await server.raw(['GET / HTTP/1.1', `Host: ${server.name}`, 'Host: evil.example', cookie])).status,
    ).not.toBe(200);
  });

  it('takes localhost as well', async () => {
    expect(
      (await server.raw([`GET ${server.tokenPath} HTTP/1.1`, `Host: localhost:${server.port}`])).status,
    ).toBe(303);
  });

  it.each(['cross-site', 'same-site'])('refuses what a %s page asks for', async (site) => {
    expect((await server.get('/', await server.enter(), `Sec-Fetch-Site: ${site}`)).status).toBe(403);
  });

  it.each(['POST', 'PUT', 'DELETE', 'OPTIONS', 'PATCH', 'TRACE'])('refuses %s', async (method) => {
    const { status, headers } = await server.raw([
      `${method} / HTTP/1.1`,
      `Host: ${server.name}`,
      await server.enter(),
    ]);
    expect([status, headers['allow'], headers['connection']]).toEqual([405, 'GET, HEAD', 'close']);
  });

  it('refuses targets for proxies', async () => {
    const cookie = await server.enter();
    expect((await server.get(`http://${server.name}/`, cookie)).status).toBe(400);
    expect((await server.raw([`OPTIONS * HTTP/1.1`, `Host: ${server.name}`, cookie])).status).toBe(405);
  });

  it('refuses headers that are too long', async () => {
    expect((await server.get('/', `X-Long: ${'x'.repeat(20_000)}`)).status).toBe(431);
  });
});
