import { connect as connectTcp, type Socket } from 'node:net';
import { once } from 'node:events';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { MOST_CONNECTIONS } from '../entry-http.ts';
import { encodeMessage } from '../../contract/codec.ts';
import { MOST_WRONG } from './gate.ts';
import { MOST_FRAMES } from './sockets.ts';
import { TestServer } from './test-server.ts';

let server: TestServer;
const sockets: Socket[] = [];
beforeEach(async () => {
  server = await TestServer.start();
});
afterEach(async () => {
  for (const socket of sockets.splice(0)) socket.destroy();
  await server.stop();
});

/** A connection that says something and then no more; resolves to all that came back once the server ends it. */
function dribble(parts: readonly string[], pause: number): Promise<string> {
  return new Promise((resolve) => {
    let text = '';
    const socket = connectTcp(server.port, '127.0.0.1');
    sockets.push(socket);
    let at = 0;
    const timer = setInterval(() => void (at < parts.length && socket.write(parts[at++]!)), pause);
    socket.setEncoding('utf8').on('data', (part) => (text += part));
    socket.on('error', () => {});
    socket.on('close', () => {
      clearInterval(timer);
      resolve(text);
    });
  });
}

describe('slow requests', () => {
  it('a head that comes a letter at a time is given up', async () => {
    const slow = [`GET / HTTP/1.1\r\nHost: ${server.name}\r\n`, ...'X-Slow: '.repeat(100)];
    expect(await dribble(slow, 50)).toMatch(/^HTTP\/1\.1 408 /);
  });

  it('a connection that says nothing is ended', async () => {
    expect(await dribble([], 100)).not.toContain('200 OK');
  });

  it('others are answered meanwhile', async () => {
    const slow = Array.from({ length: 50 }, () => dribble(['GET / HT'], 10));
    expect((await server.get('/', await server.enter())).status).toBe(200);
    await Promise.all(slow);
  });
});

describe('sizes and rates', () => {
  it.each([
    ['a length', 'Content-Length: 5'],
    ['a length beyond all', 'Content-Length: 999999999999'],
    ['pieces', 'Transfer-Encoding: chunked'],
  ])('a request with data, by %s, is refused and not read', async (_what, header) => {
    const { status, headers } = await server.get('/', await server.enter(), header);
    expect([status, headers['connection']]).toEqual([413, 'close']);
  });

  it('two lengths, or a length and pieces, are no request', async () => {
    const cookie = await server.enter();
    for (const lines of [
      ['Content-Length: 1', 'Content-Length: 2'],
      ['Content-Length: 1', 'Transfer-Encoding: chunked'],
    ])
      expect((await server.get('/', cookie, ...lines)).status).toBe(400);
  });

  it('wrong tokens are no longer looked at after some; the right one still works', async () => {
    for (let i = 0; i < MOST_WRONG; i++) expect((await server.get(`/?token=${i}`)).status).toBe(403);
    const { status, headers } = await server.get('/?token=one-more');
    expect([status, headers['retry-after']]).toEqual([429, '60']);
    expect((await server.get(server.tokenPath)).status).toBe(303);
  });

  it('connections beyond a number are not taken, and the app is there again once they end', async () => {
    const many = Array.from({ length: MOST_CONNECTIONS + 40 }, () => {
      const socket = connectTcp(server.port, '127.0.0.1');
      socket.on('error', () => {});
      sockets.push(socket);
      socket.resume();
      return once(socket, 'close').catch(() => {});
    });
    await Promise.all(many);
    expect((await server.get('/', await server.enter())).status).toBe(200);
  });

  it('a socket that floods the host is closed, and the others are not', async () => {
    const headers = { Cookie: (await server.enter()).slice('Cookie: '.length) };
    const open = async () => {
      const socket = new WebSocket(`ws://${server.name}/ws`, { origin: `http://${server.name}`, headers });
      await once(socket, 'open');
      return socket;
    };
    const [flood, other] = [await open(), await open()];
    const closed = once(flood, 'close') as Promise<[number]>;
    const message = encodeMessage({ t: 'x' });
    for (let i = 0; i < MOST_FRAMES * 3; i++) flood.send(message);
    expect([1006, 1008]).toContain((await closed)[0]);
    expect(other.readyState).toBe(WebSocket.OPEN);
    other.terminate();
  });
});

describe('other protocols', () => {
  it.each(['h2c', 'TLS/1.0', 'foo'])('an upgrade to %s is refused', async (protocol) => {
    const { status } = await server.raw([
      'GET /ws HTTP/1.1',
      `Host: ${server.name}`,
      `Origin: http://${server.name}`,
      await server.enter(),
      `Upgrade: ${protocol}`,
      'Connection: Upgrade',
    ]);
    expect(status).toBe(400);
  });

  it('is no proxy', async () => {
    const { status } = await server.raw([`CONNECT example.org:443 HTTP/1.1`, `Host: ${server.name}`]);
    expect(status).not.toBe(200);
  });
});
