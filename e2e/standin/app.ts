import { EventEmitter } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Electron's `app`, as far as Passage uses it. */
export class StandinApp extends EventEmitter {
  readonly isPackaged = false;
  /** Folders by Electron's names; the run sets them. */
  readonly paths: Record<string, string> = {};
  readonly recent: string[] = [];
  readonly #root: string;
  #quit = false;

  constructor(root: string) {
    super();
    this.#root = root;
  }

  requestSingleInstanceLock(): boolean {
    return true;
  }
  sandboxed = false;
  enableSandbox(): void {
    this.sandboxed = true;
  }
  async whenReady(): Promise<void> {}
  getVersion(): string {
    return (JSON.parse(readFileSync(join(this.#root, 'package.json'), 'utf8')) as { version: string })
      .version;
  }
  getAppPath(): string {
    return this.#root;
  }
  getPath(name: string): string {
    return this.paths[name] ?? '';
  }
  addRecentDocument(path: string): void {
    this.recent.unshift(path);
  }
  quit(): void {
    if (this.#quit) return;
    this.#quit = true;
    this.emit('will-quit', { preventDefault: () => {} });
  }
}
