import { openForWriting, type WritableDb } from '../db/open.ts';
import { joinedWith } from './dead.ts';
import { maskedRanges, type PurgeMark, purgeMarks, setMasked } from './marks.ts';
import { purgeRows } from './purge-rows.ts';

/**
 * Before a merge: takes out of a copy what was purged here, so that it cannot come back. The copy is a temporary one. Returns the
 * titles and names that it still held.
 */
export function keepOut(db: WritableDb, path: string, tick: () => void): string[] {
  const marks = purgeMarks(db);
  if (marks.length === 0) return [];
  const copy = openForWriting(path);
  try {
    const names = marks.flatMap((mark) => heldBy(copy, mark));
    for (const [edition, ranges] of maskedRanges(db)) setMasked(copy, edition, ranges);
    purgeRows(copy, marks, tick);
    return [...new Set(names)];
  } finally {
    copy.close();
  }
}

function heldBy(db: WritableDb, { what, id, pseudonym = '' }: PurgeMark): string[] {
  if (what === 'source') return [];
  if (what === 'transcript')
    return joinedWith(db, what, id).flatMap(
      (one) => db.prepare('SELECT title FROM transcripts WHERE id = ?').pluck().all(one) as string[],
    );
  return db
    .prepare(`SELECT name FROM ${what}s WHERE id = ? AND name <> ?`)
    .pluck()
    .all(id, pseudonym) as string[];
}
