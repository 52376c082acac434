import { statSync } from 'node:fs';
import type { WritableDb } from './open.ts';

/** From this size (bytes) the write-ahead log is written back into the file: SQLite's own thousand pages. */
const LARGE = 4 * 1024 * 1024;
/** In pages of 4 KiB: a commit that comes to this writes back at once, so that the log does not grow without end. */
const AT_ONCE = 16_384;
/** As long as nothing is committed (milliseconds). */
const PAUSE = 250;

/**
 * Writes the WAL back while nothing else is to be done. SQLite does it within the commit that comes to a thousand pages, which is
 * every import of a long text: whoever waits for the commit waits for all pages to be written twice. What is committed is on
 * the disk either way (https://sqlite.org/wal.html, "Ckpt").
 */
export class IdleCheckpoint {
  readonly #db: WritableDb;
  readonly #wal: string;
  readonly #stands: () => boolean;
  #timer: NodeJS.Timeout | undefined;

  /**
   * `path`: that of the project file. Where the journal is no WAL nothing is done. `stands`: false once another file may
   * have its name.
   */
  constructor(db: WritableDb, path: string, stands: () => boolean) {
    this.#db = db;
    this.#wal = `${path}-wal`;
    this.#stands = stands;
    db.pragma(`wal_autocheckpoint = ${AT_ONCE}`);
  }

  /** To be called after each commit. */
  committed(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#run(), PAUSE).unref();
  }

  close(): void {
    clearTimeout(this.#timer);
  }

  #run(): void {
    if (!this.#db.open || this.#db.inTransaction || !this.#stands()) return;
    const size = statSync(this.#wal, { throwIfNoEntry: false })?.size ?? 0;
    if (size < LARGE) return;
    try {
      this.#db.pragma('wal_checkpoint(PASSIVE)');
    } catch {
      // A full disk, or another's lock: what is committed stays in the WAL, and the next commit tries again.
    }
  }
}
