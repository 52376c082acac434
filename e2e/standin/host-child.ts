import { type ChildProcess, fork } from 'node:child_process';
import { EventEmitter } from 'node:events';
import type { MessagePort } from 'node:worker_threads';

/** What passes between the stand-in and the host's process: messages of `parentPort`, and of ports by number. */
export type Relayed =
  | { kind: 'parent'; data: unknown; ports: number[] }
  | { kind: 'port'; port: number; data: unknown }
  | { kind: 'close'; port: number };

/** Electron's UtilityProcess: the real host in a real process, which can be killed. Ports are relayed over its pipe. */
export class HostChild extends EventEmitter {
  readonly child: ChildProcess;
  readonly #ports = new Map<number, MessagePort>();
  #lastPort = 0;

  constructor(child: ChildProcess) {
    super();
    this.child = child;
    child.on('message', (message) => this.#heard(message as Relayed));
    child.once('exit', (code) => {
      // Whoever held the other end of a port is told, as in Electron.
      for (const port of this.#ports.values()) port.close();
      this.emit('exit', code ?? 1);
    });
  }

  get pid(): number | undefined {
    return this.child.pid;
  }

  postMessage(data: unknown, ports: readonly MessagePort[] = []): void {
    const numbers = ports.map((port) => this.#relay(port));
    this.#send({ kind: 'parent', data: structuredClone(data), ports: numbers });
  }

  kill(): boolean {
    return this.child.kill('SIGTERM');
  }

  #relay(port: MessagePort): number {
    const number = ++this.#lastPort;
    this.#ports.set(number, port);
    port.on('message', (data) => this.#send({ kind: 'port', port: number, data }));
    port.once('close', () => {
      this.#ports.delete(number);
      this.#send({ kind: 'close', port: number });
    });
    return number;
  }

  #send(message: Relayed): void {
    if (this.child.connected) this.child.send(message, () => {});
  }

  #heard(message: Relayed): void {
    if (message.kind === 'parent') this.emit('message', message.data);
    else if (message.kind === 'port') this.#ports.get(message.port)?.postMessage(message.data);
    else this.#ports.get(message.port)?.close();
  }
}

/** Starts a built host with a `process.parentPort`, and without a network. */
export function forkHost(path: string, args: string[], env: Record<string, string>): HostChild {
  const execArgv = [
    '--import',
    import.meta.resolve('./parent-port.ts'),
    '--import',
    import.meta.resolve('../apps/no-network.ts'),
  ];
  return new HostChild(
    fork(path, args, {
      execArgv,
      env: { ...process.env, ...env },
      serialization: 'advanced',
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    }),
  );
}
