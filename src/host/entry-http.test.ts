import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { connect as connectTcp } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { connect } from '../contract/client.ts';
import { encodeMessage } from '../contract/codec.ts';
import type { AppInfo } from '../contract/types.ts';
import { type RunningServer, startServer } from './entry-http.ts';
import { Host } from './host.ts';
import { FolderPlaces } from './places.ts';
import { webSocketPort } from './ports/websocket.ts';
import { Profile } from './profile.ts';

let folder: string;
let host: Host;
let server: RunningServer;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'passage-http-'));
  const page = join(folder, 'page');
  mkdirSync(join(page, 'assets'), { recursive: true });
  writeFileSync(join(page, 'index.html'), '<!doctype html><title>Passage</title>');
  writeFileSync(join(page, 'assets/app-1.js'), 'export {};');
  writeFileSync(join(page, 'assets/app-1.js.map'), '{}');
  writeFileSync(join(folder, 'secret.txt'), 'secret');
  symlinkSync(join(folder, 'secret.txt'), join(page, 'link.txt'));
  host = new Host({
    places: new FolderPlaces(join(folder, 'projects')),
    profile: new Profile(join(folder, 'profile')),
    version: '1.2.3',
    sampleDir: '',
  });
  server = await startServer({ host, staticDir: page, maxMessageBytes: 100_000 });
});

afterEach(async () => {
  await server.close();
  host.close();
  rmSync(folder, { recursive: true });
});

interface Answer {
  status: number;
  headers: Record<string, string>;
  body: string;
}

/** Sends a request byte for byte, as no browser and no library would let one, and reads all that comes back. */
function raw(lines: readonly string[], address = '127.0.0.1'): Promise<Answer> {
  return new Promise((resolve, reject) => {
    let text = '';
    const socket = connectTcp(server.port, address, () =>
      socket.write([...lines, 'Connection: close', '', ''].join('\r\n')),
    );
    socket.setEncoding('utf8').on('data', (part) => (text += part));
    socket.on('error', reject).on('close', () => {
      const [head = '', ...body] = text.split('\r\n\r\n');
      const [first = '', ...fields] = head.split('\r\n');
      resolve({
        status: Number(first.split(' ')[1]),
        headers: Object.fromEntries(
          fields.map((f) => [f.slice(0, f.indexOf(':')).toLowerCase(), f.slice(f.indexOf(':') + 2)]),
        ),
        body: body.join('\r\n\r\n'),
      });
    });
  });
}

const own = () => `127.0.0.1:${server.port}`;
const get = (path: string, ...headers: string[]) =>
  raw([`GET ${path} HTTP/1.1`, `Host: ${own()}`, ...headers]);
const tokenPath = () => server.url.slice(server.url.indexOf('/?'));
/** Comes in as a browser does, and gives the header that carries the session. */
async function enter(): Promise<string> {
  const { headers } = await get(tokenPath());
  return `Cookie: ${headers['set-cookie']!.split(';')[0]}`;
}

describe('the token', () => {
  it('is exchanged for a session cookie, and leaves the address', async () => {
    const { status, headers } = await get(tokenPath());
    expect(status).toBe(303);
    expect(headers['location']).toBe('/');
    expect(headers['set-cookie']).toMatch(/^passage-\d+=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict$/);
    const page = await get('/', `Cookie: other=1; ${headers['set-cookie']!.split(';')[0]}`);
    expect(page.status).toBe(200);
    expect(page.body).toContain('<title>Passage</title>');
  });

  it('works once: a second browser is told what to do', async () => {
    const cookie = await enter();
    const second = await get(tokenPath());
    expect(second.status).toBe(403);
    expect(second.headers['set-cookie']).toBeUndefined();
    expect(second.body).toContain('Ctrl-C');
    // The browser that has the session may reopen the address, from its history.
    expect((await get(tokenPath(), cookie)).status).toBe(303);
  });

  it('is not used up by a look or by a wrong guess', async () => {
    await raw([`HEAD ${tokenPath()} HTTP/1.1`, `Host: ${own()}`]);
    expect((await get('/?token=')).status).toBe(403);
    expect((await get(`${tokenPath()}x`)).status).toBe(403);
    expect((await get(tokenPath())).status).toBe(303);
  });

  it('lets somebody in who followed a link in another page', async () => {
    const { status, headers } = await get(tokenPath(), 'Sec-Fetch-Site: cross-site');
    expect([status, headers['refresh']]).toEqual([200, '0; url=/']);
    expect(headers['set-cookie']).toBeDefined();
  });
});

describe('without the session', () => {
  it.each(['/', '/index.html', '/assets/app-1.js', '/download/x', '/nothing'])(
    '%s is not answered',
    async (path) => {
      const { status, body } = await get(path);
      expect(status).toBe(401);
      expect(body).toContain('address that Passage printed');
    },
  );

  it.each([
    ['another value', (cookie: string) => `${cookie.slice(0, -1)}${cookie.endsWith('A') ? 'B' : 'A'}`],
    ['a part of it', (cookie: string) => cookie.slice(0, -1)],
    ['another port', (cookie: string) => cookie.replace(/passage-\d+/, 'passage-1')],
    [
      'the token for the session',
      () => `Cookie: passage-${server.port}=${new URL(server.url).searchParams.get('token')}`,
    ],
  ])('a cookie with %s is no session', async (_what, change) => {
    expect((await get('/', change(await enter()))).status).toBe(401);
  });
});

describe('addresses', () => {
  it('listens on the loopback interface only', async () => {
    await expect(raw(['GET / HTTP/1.1', `Host: ${own()}`], '127.0.0.2')).rejects.toThrow(/ECONNREFUSED/);
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
    const cookie = await enter();
    const line = `Host: ${name.replace('PORT', String(server.port))}`;
    expect((await raw(['GET / HTTP/1.1', line, cookie])).status).toBe(421);
    expect((await raw([`GET ${tokenPath()} HTTP/1.1`, line])).status).toBe(421);
  });

  it('refuses no Host and two of them', async () => {
    const cookie = await enter();
    expect((await raw(['GET / HTTP/1.1', cookie])).status).toBe(400);
    expect((await raw(['GET / HTTP/1.1', `Host: ${own()}`, 'Host: evil.example', cookie])).status).not.toBe(
      200,
    );
  });

  it('takes localhost as well', async () => {
    expect((await raw([`GET ${tokenPath()} HTTP/1.1`, `Host: localhost:${server.port}`])).status).toBe(303);
  });

  it.each(['cross-site', 'same-site'])('refuses what a %s page asks for', async (site) => {
    expect((await get('/', await enter(), `Sec-Fetch-Site: ${site}`)).status).toBe(403);
  });

  it.each(['POST', 'PUT', 'DELETE', 'OPTIONS', 'PATCH', 'TRACE'])('refuses %s', async (method) => {
    const { status, headers } = await raw([`${method} / HTTP/1.1`, `Host: ${own()}`, await enter()]);
    expect([status, headers['allow'], headers['connection']]).toEqual([405, 'GET, HEAD', 'close']);
  });

  it('refuses targets for proxies', async () => {
    const cookie = await enter();
    expect((await get(`http://${own()}/`, cookie)).status).toBe(400);
    expect((await raw([`OPTIONS * HTTP/1.1`, `Host: ${own()}`, cookie])).status).toBe(405);
  });

  it('refuses headers that are too long', async () => {
    expect((await get('/', `X-Long: ${'x'.repeat(20_000)}`)).status).toBe(431);
  });
});

describe('files', () => {
  it('come with their type and with headers that let nothing else in', async () => {
    const { status, headers, body } = await get('/assets/app-1.js', await enter());
    expect([status, body]).toEqual([200, 'export {};']);
    expect(headers['content-type']).toBe('text/javascript; charset=utf-8');
    const policy = headers['content-security-policy'] ?? '';
    expect(policy).toContain("default-src 'none'; script-src 'self'; style-src 'self';");
    expect(policy).toContain(`connect-src 'self' ws://${own()};`);
    expect(policy).not.toMatch(/unsafe|\*|https?:/);
    expect(headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      'x-frame-options': 'DENY',
    });
    expect(Object.keys(headers).filter((name) => name.startsWith('access-control'))).toEqual([]);
  });

  it('HEAD has the headers and no body', async () => {
    const { status, headers, body } = await raw(['HEAD / HTTP/1.1', `Host: ${own()}`, await enter()]);
    expect([status, headers['content-length'], body]).toEqual([200, '37', '']);
  });

  it.each([
    '/../secret.txt',
    '/assets/../../secret.txt',
    '/%2e%2e/secret.txt',
    '/..%2fsecret.txt',
    '/..%5csecret.txt',
    '/..\\secret.txt',
    '/%252e%252e%252fsecret.txt',
    '/....//secret.txt',
    '//secret.txt',
    '/./index.html',
    '/assets/./app-1.js',
    '/index.html%00.js',
    '/index.html%00',
    '/%c0%ae%c0%ae/secret.txt',
    '/%',
    '/link.txt',
    '/assets',
    '/assets/',
    '/assets/app-1.js.map',
    '/__proto__',
    '/C:%5csecret.txt',
  ])('%s leads nowhere', async (path) => {
    const { status, body } = await get(path, await enter());
    expect([status, body.includes('secret')]).toEqual([404, false]);
  });
});

describe('downloads', () => {
  let disposed: number;
  const offer = (fileName: string) => {
    const path = join(folder, 'export.csv');
    writeFileSync(path, 'a,b\r\n');
    disposed = 0;
    return host.downloads.offer({ path, fileName, dispose: () => void disposed++ });
  };

  it('are sent once, as a file with its name', async () => {
    const id = offer('Anhörung "1"; 数据.csv');
    const cookie = await enter();
    expect((await get(`/download/${id}`)).status).toBe(401);
    expect((await raw([`HEAD /download/${id} HTTP/1.1`, `Host: ${own()}`, cookie])).status).toBe(404);
    const { status, headers, body } = await get(`/download/${id}`, cookie);
    expect([status, body]).toEqual([200, 'a,b\r\n']);
    expect(headers['content-disposition']).toBe(
      `attachment; filename="Anh_rung _1_; __.csv"; filename*=UTF-8''Anh%C3%B6rung%20%221%22%3B%20%E6%95%B0%E6%8D%AE.csv`,
    );
    expect(disposed).toBe(1);
    expect((await get(`/download/${id}`, cookie)).status).toBe(404);
  });

  it('a name cannot break out of its header', async () => {
    const id = offer('a\r\nSet-Cookie: x=1\u0000".csv');
    const { status, headers } = await get(`/download/${id}`, await enter());
    expect(status).toBe(200);
    expect(headers['set-cookie']).toBeUndefined();
  });

  it('an unknown one, and a file that is gone, is not found', async () => {
    const cookie = await enter();
    expect((await get('/download/..%2f..%2fsecret.txt', cookie)).status).toBe(404);
    const id = offer('a.csv');
    rmSync(join(folder, 'export.csv'));
    expect((await get(`/download/${id}`, cookie)).status).toBe(404);
    expect(disposed).toBe(1);
  });
});

describe('the socket', () => {
  /** The status of the answer to an upgrade: 101 where it was taken. */
  const dial = async (options: {
    path?: string;
    origin?: string;
    host?: string;
    cookie?: string;
  }): Promise<number> => {
    const cookie = options.cookie ?? (await enter()).slice('Cookie: '.length);
    const socket = new WebSocket(`ws://${own()}${options.path ?? '/ws'}`, {
      ...(options.origin === '' ? {} : { origin: options.origin ?? `http://${own()}` }),
      headers: { Cookie: cookie, ...(options.host ? { Host: options.host } : {}) },
    });
    return new Promise((resolve) => {
      socket.on('open', () => (socket.terminate(), resolve(101)));
      socket.on(
        'unexpected-response',
        (request, response) => (request.destroy(), resolve(response.statusCode ?? 0)),
      );
      socket.on('error', () => {});
    });
  };

  it('is for pages of this origin with the session', async () => {
    expect(await dial({})).toBe(101);
  });

  it.each([
    ['another site', 'https://evil.example'],
    ['another port', 'http://127.0.0.1:1'],
    ['another scheme', 'https://127.0.0.1:PORT'],
    ['another name for this machine than it was asked for by', 'http://localhost:PORT'],
    ['a name that begins like ours', 'http://127.0.0.1:PORT.evil.example'],
    ['an opaque origin', 'null'],
    ['no origin', ''],
  ])('is refused to %s', async (_what, origin) => {
    expect(await dial({ origin: origin.replace('PORT', String(server.port)) })).toBe(403);
  });

  it('is refused without the cookie, under a foreign name, and elsewhere', async () => {
    expect(await dial({ cookie: 'a=b' })).toBe(401);
    const cookie = (await enter()).slice('Cookie: '.length);
    expect(await dial({ cookie, host: 'evil.example', origin: 'http://evil.example' })).toBe(421);
    expect(await dial({ cookie, path: '/' })).toBe(404);
    expect(await dial({ cookie, path: '/ws/x' })).toBe(404);
  });

  const open = async (): Promise<WebSocket> => {
    const headers = { Cookie: (await enter()).slice('Cookie: '.length) };
    const socket = new WebSocket(`ws://${own()}/ws`, { origin: `http://${own()}`, headers });
    await new Promise((resolve, reject) => socket.once('open', resolve).once('error', reject));
    return socket;
  };
  const closeCode = (socket: WebSocket) =>
    new Promise<number>((resolve) => {
      socket.on('error', () => {});
      socket.once('close', resolve);
    });

  it('carries the contract', async () => {
    const client = connect(webSocketPort(await open()));
    const info: AppInfo = await client.call('app.info');
    expect(info).toMatchObject({ version: '1.2.3', places: 'folder' });
    await expect(client.call('project.open', { place: '../secret.txt' })).rejects.toMatchObject({
      code: 'invalid_input',
    });
    client.close();
  });

  it('is closed on text, on bytes that are no message, and on a message that is too large', async () => {
    const text = await open();
    text.send('hello');
    expect(await closeCode(text)).toBe(1003);
    await server.close();
    server = await startServer({ host, staticDir: join(folder, 'page'), maxMessageBytes: 100_000 });
    const broken = await open();
    broken.send(Buffer.from([0xc1]));
    expect(await closeCode(broken)).toBe(1007);
    await server.close();
    server = await startServer({ host, staticDir: join(folder, 'page'), maxMessageBytes: 100_000 });
    const large = await open();
    large.send(encodeMessage(new Uint8Array(100_001)));
    expect(await closeCode(large)).toBe(1009);
  });

  it('a message that is no call does not end the host', async () => {
    const socket = await open();
    for (const message of [null, 1, [], {}, { t: 'q', m: 'constructor', a: [], i: '1' }, { t: 's', i: 'x' }])
      socket.send(encodeMessage(message));
    const client = connect(webSocketPort(socket));
    expect(await client.call('app.info')).toMatchObject({ version: '1.2.3' });
  });

  it('ends with the server, and the client is told', async () => {
    const client = connect(webSocketPort(await open()));
    await client.call('app.info');
    await server.close();
    await new Promise((resolve) => setTimeout(resolve, 50));
    await expect(client.call('app.info')).rejects.toMatchObject({ code: 'internal' });
  });
});
