import type Database from 'better-sqlite3';
import type { Change } from './log.ts';

/** How many live turns each edition has: counted at the first question, and anew only after a change of turns or blocks. */
export class TurnCounts {
  readonly #count: Database.Statement;
  readonly #counts = new Map<string, number>();

  constructor(db: Database.Database) {
    this.#count = db.prepare('SELECT count(*) FROM live_turns WHERE edition_id = ?').pluck();
  }

  of(edition: string): number {
    const known = this.#counts.get(edition) ?? (this.#count.get(edition) as number);
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
}
