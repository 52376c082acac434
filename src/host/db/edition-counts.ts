import type { Change } from './log.ts';
import type { ReadableDb } from './open.ts';

/**
 * How many texts each transcript has: counted at the first question, and anew only after a change of editions. What they
 * came from stands behind the texts in the file, so that counting reads through all of these.
 */
export class EditionCounts {
  readonly #count: ReturnType<ReadableDb['prepare']>;
  readonly #counts = new Map<string, number>();

  constructor(db: ReadableDb) {
    this.#count = db
      .prepare(`SELECT count(*) FROM live_editions WHERE transcript_id = ? AND edits IS NOT '[]'`)
      .pluck();
  }

  of(transcript: string): number {
    const known = this.#counts.get(transcript) ?? (this.#count.get(transcript) as number);
    this.#counts.set(transcript, known);
    return known;
  }

  /** After a commit. */
  follow(changes: readonly Change[]): void {
    if (changes.some(({ entity }) => entity === 'edition' || entity === 'transcript')) this.forget();
  }

  forget(): void {
    this.#counts.clear();
  }
}
