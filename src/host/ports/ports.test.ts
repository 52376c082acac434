import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { setTimeout } from 'node:timers/promises';
import { MessageChannel } from 'node:worker_threads';
import { afterEach, describe, expect, it } from 'vitest';
import { WebSocket, WebSocketServer } from 'ws';
import { type Port, portPair } from '../../contract/port.ts';
import { type Emit, serve, type Services } from '../rpc/serve.ts';
import { messagePort } from './message-port.ts';
import { webSocketPort } from './websocket.ts';

const endings: (() => void)[] = [];
afterEach(() => {
  for (const end of endings.splice(0)) end();
});

const channels: Record<string, () => Promise<[Port, Port]>> = {
  'a MessageChannel': async () => {
    const { port1, port2 } = new MessageChannel();
    endings.push(() => port1.close());
    return [messagePort(port1), messagePort(port2)];
  },
  'a WebSocket': async () => {
    const server = new WebSocketServer({ host: '127.0.0.1', port: 0 });
    endings.push(() => server.close());
    await once(server, 'listening');
    const client = new WebSocket(`ws://127.0.0.1:${(server.address() as AddressInfo).port}`);
    const [[socket]] = await Promise.all([once(server, 'connection'), once(client, 'open')]);
    endings.push(() => client.terminate());
    return [webSocketPort(client), webSocketPort(socket as WebSocket)];
  },
  'one process': async () => portPair(),
};

describe.each(Object.keys(channels))('a port over %s', (name) => {
  it('carries what the contract carries, in order, to who listens later', async () => {
    const [a, b] = await channels[name]!();
    const sent = [
      { text: '💩\r\n\u0000e\u0301', list: [1, 2 ** 40, -1.5, null, true] },
      { bytes: new Uint8Array([0, 255, 10]) },
      'x'.repeat(300_000),
    ];
    for (const message of sent) a.post(message);
    await setTimeout(30);
    const received: unknown[] = [];
    await new Promise<void>((resolve) => {
      b.listen((m) => {
        if (received.push(m) === sent.length) resolve();
      });
    });
    expect(received[0]).toEqual(sent[0]);
    expect(new Uint8Array((received[1] as { bytes: Uint8Array }).bytes)).toEqual(
      new Uint8Array([0, 255, 10]),
    );
    expect(received[2]).toBe(sent[2]);
  });

  it('tells both ends once that it is closed, and takes no harm from more', async () => {
    const [a, b] = await channels[name]!();
    let told = 0;
    const both = Promise.all(
      [a, b].map(
        (port) =>
          new Promise<void>((resolve) => {
            port.onClose(() => {
              told++;
              resolve();
            });
          }),
      ),
    );
    a.close();
    await both;
    a.close();
    a.post(1);
    b.post(1);
    await setTimeout(20);
    expect(told).toBe(2);
  });

  it('ends the session of who leaves; an event after that is lost without harm', async () => {
    const [a, b] = await channels[name]!();
    let emit: Emit | undefined;
    const closed = new Promise<string>((resolve) => {
      const open = (e: Emit) => {
        emit = e;
        return 'session';
      };
      serve(b, {} as Services<string>, open, resolve);
    });
    a.close();
    expect(await closed).toBe('session');
    emit!('progress', { job: '', done: 1, total: 2 });
    // A rejection that nobody takes would fail the run here, and end the host in life.
    await setTimeout(20);
  });
});
