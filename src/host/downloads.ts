import { randomUUID } from 'node:crypto';

/** A file that the page may fetch once. */
export interface Download {
  path: string;
  fileName: string;
  /** Removes the file. */
  dispose(): void;
}

/** Exports that wait to be fetched by the page, where it cannot be handed a path. */
export class Downloads {
  readonly #waiting = new Map<string, Download>();

  /** Returns the id under which it is fetched. */
  offer(download: Download): string {
    const id = randomUUID();
    this.#waiting.set(id, download);
    return id;
  }

  /** The download, which is then forgotten: who takes it disposes of it. */
  take(id: string): Download | undefined {
    const download = this.#waiting.get(id);
    this.#waiting.delete(id);
    return download;
  }

  disposeAll(): void {
    for (const download of this.#waiting.values()) download.dispose();
    this.#waiting.clear();
  }
}
