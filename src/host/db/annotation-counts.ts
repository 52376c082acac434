import type Database from 'better-sqlite3';
import type { Row } from './entities.ts';
import type { Change } from './log.ts';

/** How many live annotations have these in common. */
export interface AnnotationCount {
  readonly transcript: string;
  readonly tag: string;
  readonly annotator: string;
  /** The revision of the tag under which they were made; null where it is not known. */
  readonly revision: string | null;
  annotations: number;
}

/** Past so many changed rows, counting anew is quicker. */
const MOST = 2_000;

/**
 * Live annotations, counted once and then kept up with every commit: counting a hundred thousand after each change costs
 * more than the change. Transcripts are not looked at, so counts of deleted ones are there, too.
 */
export class AnnotationCounts {
  readonly #all: Database.Statement;
  readonly #one: Database.Statement;
  #counts: Map<string, AnnotationCount> | null = null;

  constructor(db: Database.Database) {
    this.#all = db.prepare(
      `SELECT transcript_id AS transcript, tag_id AS tag, annotator_id AS annotator, revision, count(*) AS annotations
       FROM annotations WHERE deleted = 0 GROUP BY transcript_id, tag_id, annotator_id, revision`,
    );
    this.#one = db.prepare(
      'SELECT transcript_id, tag_id, annotator_id, revision, deleted FROM annotations WHERE id = ?',
    );
  }

  /** In no order. */
  rows(): Iterable<Readonly<AnnotationCount>> {
    if (!this.#counts) {
      this.#counts = new Map();
      for (const row of this.#all.all() as AnnotationCount[]) this.#counts.set(keyOf(row), row);
    }
    return this.#counts.values();
  }

  /** After a commit: the rows that it changed, as the log has them. */
  follow(changes: readonly Change[]): void {
    if (!this.#counts) return;
    const own = changes.filter(({ entity }) => entity === 'annotation');
    if (own.length > MOST) return this.forget();
    for (const { id, before } of own) {
      const now = this.#one.get(id) as Row;
      if (before) this.#add({ ...now, ...before }, -1);
      this.#add(now, 1);
    }
  }

  /** What was counted no longer holds: something else has written. */
  forget(): void {
    this.#counts = null;
  }

  #add(row: Row, by: 1 | -1): void {
    if (row['deleted'] !== 0) return;
    const fresh: AnnotationCount = {
      transcript: row['transcript_id'] as string,
      tag: row['tag_id'] as string,
      annotator: row['annotator_id'] as string,
      revision: row['revision'] as string | null,
      annotations: 0,
    };
    const key = keyOf(fresh);
    const known = this.#counts!.get(key) ?? fresh;
    known.annotations += by;
    if (known.annotations === 0) this.#counts!.delete(key);
    else this.#counts!.set(key, known);
  }
}

const keyOf = ({ transcript, tag, annotator, revision }: AnnotationCount): string =>
  `${transcript} ${tag} ${annotator} ${revision}`;
