import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { type Client, connect } from '../../contract/client.ts';
import { webSocketPort } from '../ports/websocket.ts';
import type { Attack } from './attackers.ts';
import { TestServer } from './test-server.ts';

let server: TestServer;
let cookie: string;
let socket: WebSocket;
let client: Client;
let attackers: Worker | undefined;

/** A person with a page open. */
beforeEach(async () => {
  server = await TestServer.start();
  cookie = (await server.enter()).slice('Cookie: '.length);
  socket = new WebSocket(`ws://${server.name}/ws`, {
    origin: `http://${server.name}`,
    headers: { Cookie: cookie },
  });
  await once(socket, 'open');
  client = connect(webSocketPort(socket));
});
afterEach(async () => {
  await attackers?.terminate();
  attackers = undefined;
  socket.terminate();
  await server.stop();
});

/** Milliseconds, the middle of several: of a call of the open page, and of a page that is loaded anew. */
async function latencies(): Promise<{ call: number; page: number }> {
  const times = { call: [] as number[], page: [] as number[] };
  for (let i = 0; i < 25; i++) {
    let begun = performance.now();
    expect((await client.call('app.info')).version).toBe('1.2.3');
    times.call.push(performance.now() - begun);
    begun = performance.now();
    expect((await server.get('/', `Cookie: ${cookie}`)).status).toBe(200);
    times.page.push(performance.now() - begun);
  }
  const middle = (list: number[]) => list.toSorted((a, b) => a - b)[list.length >> 1]!;
  return { call: middle(times.call), page: middle(times.page) };
}

describe('while the server is attacked', () => {
  it.each([
    ['hundreds of heads that come a letter at a time', 'heads'],
    ['bodies without an end', 'bodies'],
    ['guesses of the token', 'guesses'],
    ['upgrades without the session', 'upgrades'],
    ['floods of messages by a page gone wild', 'messages'],
  ] as const)(
    'by %s, a person’s page is answered, and loads anew',
    async (_, what) => {
      const quiet = await latencies();
      attackers = new Worker(new URL('./attackers.ts', import.meta.url), {
        workerData: { what, port: server.port, cookie } satisfies Attack,
      });
      await once(attackers, 'message');
      const loud = await latencies();
      expect(socket.readyState).toBe(WebSocket.OPEN);
      if (process.env['PASSAGE_ATTACK_TIMES'])
        console.log(
          `| ${what} | ${(loud.call / quiet.call).toFixed(1)} | ${(loud.page / quiet.page).toFixed(1)} | ${quiet.call.toFixed(2)} ${quiet.page.toFixed(2)}`,
        );
    },
    60_000,
  );
});
