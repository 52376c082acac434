import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { type Client, connect } from '../../src/contract/client.ts';
import { Inbox } from '../../src/contract/port.ts';

/** A host process and a client of it, as a window has one. */
export class Victim {
  readonly client: Client;
  readonly #child: ChildProcess;
  readonly #ready: Promise<void>;
  readonly #ended: Promise<void>;

  constructor(profile: string) {
    this.#child = spawn(process.execPath, [join(import.meta.dirname, 'host-child.ts'), profile], {
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
      serialization: 'advanced',
    });
    const inbox = new Inbox();
    const closers: (() => void)[] = [];
    this.#ended = new Promise((resolve) =>
      this.#child.once('exit', () => {
        for (const closer of closers) closer();
        resolve();
      }),
    );
    this.#ready = new Promise((resolve, reject) => {
      this.#child.once('error', reject);
      this.#child.on('message', (message) => (message === 'ready' ? resolve() : inbox.receive(message)));
    });
    this.client = connect({
      // What is sent to a process that was just killed goes nowhere.
      post: (message) => void (this.#child.connected && this.#child.send(message as object, () => {})),
      listen: (listener) => inbox.listen(listener),
      onClose: (listener) => void closers.push(listener),
      close: () => this.#child.disconnect(),
    });
  }

  ready(): Promise<void> {
    return this.#ready;
  }

  /** `kill -9`; resolves once the system has taken the process away. */
  async kill(): Promise<void> {
    this.#child.kill('SIGKILL');
    await this.#ended;
  }
}
