import { join } from 'node:path';
import { MessageChannelMain, type MessagePortMain, type UtilityProcess, utilityProcess } from 'electron';
import type { FromHost, HostProcessConfig, ToHost } from '../contract/host-process.ts';

export interface HostProcessOptions extends Omit<HostProcessConfig, 'granted'> {
  /** Projects opened lately, newest first: at the start and whenever one is opened. */
  onRecent(paths: readonly string[]): void;
  /** The host ended without being told to. */
  onLost(code: number): void;
}

/** The host's process: started, told which paths the user chose, given ports of pages, started again after a crash. */
export class HostProcess {
  readonly #options: HostProcessOptions;
  readonly #granted = new Set<string>();
  readonly #waiting = new Map<number, () => void>();
  #child: UtilityProcess | undefined;
  #lastId = 0;

  constructor(options: HostProcessOptions) {
    this.#options = options;
  }

  /** Starts the host where it does not run. */
  start(): void {
    if (this.#child) return;
    const { version, sampleDir } = this.#options;
    const config: HostProcessConfig = { version, sampleDir, granted: [...this.#granted] };
    const child = utilityProcess.fork(join(import.meta.dirname, 'host.js'), [JSON.stringify(config)], {
      serviceName: 'Passage host',
    });
    this.#child = child;
    child.on('message', (message: FromHost) => this.#heard(message));
    child.once('exit', (code) => {
      if (this.#child !== child) return;
      this.#child = undefined;
      // Granted at the next start.
      for (const go of this.#waiting.values()) go();
      this.#waiting.clear();
      this.#options.onLost(code);
    });
  }

  /** Joins a new pair of ports: one end goes to the host, the other is the page's. */
  connect(): MessagePortMain {
    this.start();
    const { port1, port2 } = new MessageChannelMain();
    this.#tell({ type: 'port' }, [port1]);
    return port2;
  }

  /** Lets pages name a path that the user chose. Resolves once the host knows. */
  grant(path: string): Promise<void> {
    this.#granted.add(path);
    this.start();
    const id = ++this.#lastId;
    const known = new Promise<void>((resolve) => {
      this.#waiting.set(id, resolve);
    });
    this.#tell({ type: 'grant', path, id });
    return known;
  }

  /** Ends the host for good. */
  stop(): void {
    const child = this.#child;
    this.#child = undefined;
    child?.kill();
  }

  #tell(message: ToHost, ports: MessagePortMain[] = []): void {
    this.#child?.postMessage(message, ports);
  }

  #heard(message: FromHost): void {
    if (message.type === 'recent') return this.#options.onRecent(message.paths);
    this.#waiting.get(message.id)?.();
    this.#waiting.delete(message.id);
  }
}
