import { type BigIntStats, statSync } from 'node:fs';
import { basename } from 'node:path';
import { PassageError } from '../../contract/errors.ts';

/**
 * Whether the file that is open still stands under its name. Somebody may move it, delete it, or put another in its place
 * (a sync program does) while SQLite goes on writing into what has no name any more: what is written then is lost at the end.
 */
export class StandingFile {
  readonly #path: string;
  readonly #known = new Map<string, BigIntStats>();
  #gone = false;

  constructor(path: string) {
    this.#path = path;
    this.#look('');
    this.#look('-wal');
  }

  /** False once the file, or its WAL, is not there any more or is another; for good. */
  get stands(): boolean {
    // Short-circuit: what is gone stays gone, even where somebody puts it back.
    this.#gone ||= !this.#look('') || !this.#look('-wal');
    return !this.#gone;
  }

  /** Throws `file_gone`. `saved`: whether what was just done is in what Passage still holds. */
  assertStands(saved = false): void {
    if (this.stands) return;
    const what = saved
      ? 'Passage still holds all that you did, this change too'
      : 'This change was not made. Passage still holds all that you did before';
    throw new PassageError(
      'file_gone',
      `“${basename(this.#path)}” was moved, deleted or replaced by another program while it was open, so nothing more is written to it. ${what}: save it as a copy now.`,
    );
  }

  #look(end: string): boolean {
    const known = this.#known.get(end);
    const now = statSync(this.#path + end, { bigint: true, throwIfNoEntry: false });
    if (known) return now !== undefined && now.ino === known.ino && now.dev === known.dev;
    // The WAL comes with the first write.
    if (now) this.#known.set(end, now);
    return true;
  }
}
