import { once } from 'node:events';
import { setTimeout } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { connect } from '../../contract/client.ts';
import { encodeMessage } from '../../contract/codec.ts';
import type { AppInfo } from '../../contract/types.ts';
import { webSocketPort } from '../ports/websocket.ts';
import { TestServer } from './test-server.ts';

let server: TestServer;
beforeEach(async () => {
  server = await TestServer.start();
});
afterEach(() => server.stop());

describe('the socket', () => {
  /** The status of the answer to an upgrade: 101 where it was taken. */
  const dial = async (options: {
    path?: string;
    origin?: string;
    host?: string;
    cookie?: string;
  }): Promise<number> => {
    const cookie = options.cookie ?? (await server.enter()).slice('Cookie: '.length);
    const socket = new WebSocket(`ws://${server.name}${options.path ?? '/ws'}`, {
      ...(options.origin === '' ? {} : { origin: options.origin ?? `http://${server.name}` }),
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
    const cookie = (await server.enter()).slice('Cookie: '.length);
    expect(await dial({ cookie, host: 'evil.example', origin: 'http://evil.example' })).toBe(421);
    expect(await dial({ cookie, path: '/' })).toBe(404);
    expect(await dial({ cookie, path: '/ws/x' })).toBe(404);
  });

  const open = async (): Promise<WebSocket> => {
    const headers = { Cookie: (await server.enter()).slice('Cookie: '.length) };
    const socket = new WebSocket(`ws://${server.name}/ws`, { origin: `http://${server.name}`, headers });
    await once(socket, 'open');
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
    await server.restart();
    const broken = await open();
    broken.send(Buffer.from([0xc1]));
    expect(await closeCode(broken)).toBe(1007);
    await server.restart();
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
    await server.closeServer();
    await setTimeout(50);
    await expect(client.call('app.info')).rejects.toMatchObject({ code: 'internal' });
  });
});
