import type { ReadableDb, WritableDb } from '../db/open.ts';

/** What can be removed for good. */
export type PurgeKind = 'transcript' | 'annotator' | 'speaker';

/**
 * What stays of a purge: the id, so that merging does not bring the thing back. A `source` are the bytes of a file that held a purged
 * text. `pseudonym` stands for the name of a person; `everywhere`: the name went out of texts and notes, too.
 */
export interface PurgeMark {
  id: string;
  what: PurgeKind | 'source';
  /** Milliseconds since 1970. */
  at: number;
  pseudonym?: string;
  everywhere?: boolean;
}

/** Marks live in the table `meta`: no change of the log speaks of them, so that no undo and no merge takes them away. */
const MARK = 'purged:';
/** Ranges of an edition, as JSON, that are masked: the same in every copy. */
const MASK = 'masked:';
/** There while rows are gone but their bytes may not be: after a crash the next opening goes on. */
const PENDING = 'purge:pending';

const under = (db: ReadableDb, prefix: string) =>
  db
    .prepare(`SELECT substr(key, ?) AS id, value FROM meta WHERE key GLOB ? ORDER BY key`)
    .all(prefix.length + 1, `${prefix}*`) as { id: string; value: string }[];

const put = (db: WritableDb, key: string, value: string): void =>
  void db.prepare('INSERT OR REPLACE INTO meta (key, value) VALUES (?, ?)').run(key, value);

/** Every mark of a project. */
export const purgeMarks = (db: ReadableDb): PurgeMark[] =>
  under(db, MARK).map(({ id, value }) => ({ ...(JSON.parse(value) as Omit<PurgeMark, 'id'>), id }));

/** The mark of one id, or undefined. */
export function purgeMark(db: ReadableDb, id: string): PurgeMark | undefined {
  const value = db.prepare('SELECT value FROM meta WHERE key = ?').pluck().get(`${MARK}${id}`) as
    | string
    | undefined;
  return value === undefined ? undefined : { ...(JSON.parse(value) as Omit<PurgeMark, 'id'>), id };
}

export const setMark = (db: WritableDb, { id, ...mark }: PurgeMark): void =>
  put(db, `${MARK}${id}`, JSON.stringify(mark));

/** By edition: masked ranges, UTF-16, half-open. */
export const maskedRanges = (db: ReadableDb): Map<string, [number, number][]> =>
  new Map(under(db, MASK).map(({ id, value }) => [id, JSON.parse(value) as [number, number][]]));

export const setMasked = (db: WritableDb, edition: string, ranges: readonly [number, number][]): void =>
  put(db, `${MASK}${edition}`, JSON.stringify(ranges));

export const isPending = (db: ReadableDb): boolean =>
  db.prepare('SELECT 1 FROM meta WHERE key = ?').get(PENDING) !== undefined;

export function setPending(db: WritableDb, pending: boolean): void {
  if (pending) put(db, PENDING, '1');
  else db.prepare('DELETE FROM meta WHERE key = ?').run(PENDING);
}

/** SQL: the keys of marks, for a copy that takes them along. */
export const MARK_KEYS = `key GLOB '${MARK}*' OR key GLOB '${MASK}*'`;
