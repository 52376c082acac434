import type Database from 'better-sqlite3';
import type { EntityName } from './entities.ts';
import type { Change } from './log.ts';

/** Counts by an id, made at the first question for it, and anew only after a change of what is counted. */
class Counts {
  readonly #count: Database.Statement;
  readonly #entities: readonly EntityName[];
  readonly #known = new Map<string, number>();

  /** `sql` takes the id and gives one number; a change of any of `entities` may make it another. */
  constructor(db: Database.Database, sql: string, entities: readonly EntityName[]) {
    this.#count = db.prepare(sql).pluck();
    this.#entities = entities;
  }

  of(id: string): number {
    const known = this.#known.get(id) ?? (this.#count.get(id) as number);
    this.#known.set(id, known);
    return known;
  }

  /** After a commit. */
  follow(changes: readonly Change[]): void {
    if (changes.some(({ entity }) => this.#entities.includes(entity))) this.forget();
  }

  forget(): void {
    this.#known.clear();
  }
}

/** How many live turns an edition has. */
export const turnCounts = (db: Database.Database): Counts =>
  new Counts(db, 'SELECT count(*) FROM live_turns WHERE edition_id = ?', ['turn', 'block']);

/** How many texts a transcript has. Their columns stand behind the texts in the file: counting reads through all of these. */
export const editionCounts = (db: Database.Database): Counts =>
  new Counts(db, `SELECT count(*) FROM live_editions WHERE transcript_id = ? AND edits IS NOT '[]'`, [
    'edition',
    'transcript',
  ]);

export type { Counts };
