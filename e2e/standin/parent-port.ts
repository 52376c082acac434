import { EventEmitter } from 'node:events';
import type { Relayed } from './host-child.ts';

// Loaded into the host's process before the host: gives it the `process.parentPort` that Electron's utility process has.

const send = (message: Relayed) => void (process.connected && process.send?.(message));

/** Electron's MessagePortMain: events carry the message in `data`, and wait for `start`. */
class RelayedPort extends EventEmitter {
  readonly #number: number;
  #waiting: unknown[] | undefined = [];
  #closed = false;

  constructor(number: number) {
    super();
    this.#number = number;
  }
  receive(data: unknown): void {
    if (this.#waiting) this.#waiting.push(data);
    else this.emit('message', { data, ports: [] });
  }
  start(): void {
    const waiting = this.#waiting ?? [];
    this.#waiting = undefined;
    for (const data of waiting) this.receive(data);
  }
  postMessage(data: unknown): void {
    send({ kind: 'port', port: this.#number, data });
  }
  close(): void {
    if (this.#closed) return;
    send({ kind: 'close', port: this.#number });
    this.ended();
  }
  ended(): void {
    if (this.#closed) return;
    this.#closed = true;
    this.emit('close');
  }
}

const parentPort = Object.assign(new EventEmitter(), {
  postMessage: (data: unknown) => send({ kind: 'parent', data, ports: [] }),
});
const ports = new Map<number, RelayedPort>();

process.on('message', (message: Relayed) => {
  if (message.kind === 'parent') {
    const given = message.ports.map((number) => {
      const port = new RelayedPort(number);
      ports.set(number, port);
      return port;
    });
    parentPort.emit('message', { data: message.data, ports: given });
  } else if (message.kind === 'port') ports.get(message.port)?.receive(message.data);
  else {
    ports.get(message.port)?.ended();
    ports.delete(message.port);
  }
});
// A utility process ends with the app.
process.once('disconnect', () => process.exit(0));

Object.defineProperty(process, 'parentPort', { value: parentPort });
