import type { Change } from './log.ts';
import type { ReadableDb } from './open.ts';
import { blocksIn } from '../editions/structure.ts';
import { textReader } from '../editions/text-reader.ts';

/**
 * How many live turns each edition has: counted at the first question, and anew only after a change of turns or blocks. In a
 * text that was corrected those count that have text left, which takes the places of all its blocks.
 */
export class TurnCounts {
  readonly #db: ReadableDb;
  readonly #count: ReturnType<ReadableDb['prepare']>;
  readonly #transcript: ReturnType<ReadableDb['prepare']>;
  readonly #counts = new Map<string, number>();

  constructor(db: ReadableDb) {
    this.#db = db;
    this.#count = db.prepare('SELECT count(*) FROM live_turns WHERE edition_id = ?').pluck();
    this.#transcript = db
      .prepare(
        `SELECT e.transcript_id FROM editions e WHERE e.id = ? AND EXISTS (
           SELECT 1 FROM editions o WHERE o.transcript_id = e.transcript_id AND o.id <> e.id)`,
      )
      .pluck();
  }

  of(edition: string): number {
    const known = this.#counts.get(edition) ?? this.#countIn(edition);
    this.#counts.set(edition, known);
    return known;
  }

  /** After a commit. */
  follow(changes: readonly Change[]): void {
    if (changes.some(({ entity }) => entity === 'turn' || entity === 'block')) this.forget();
  }

  forget(): void {
    this.#counts.clear();
  }

  #countIn(edition: string): number {
    const transcript = this.#transcript.get(edition) as string | undefined;
    if (transcript === undefined) return this.#count.get(edition) as number;
    const blocks = blocksIn(this.#db, textReader(this.#db), { transcript, edition });
    return new Set(blocks.map((block) => block.turn).filter((turn) => turn !== null)).size;
  }
}
