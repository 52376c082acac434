import { PassageError } from '../../contract/errors.ts';
import { openForWriting, type WritableDb } from '../db/open.ts';
import { joinedWith } from './dead.ts';
import { maskedRanges, type PurgeMark, purgeMarks, setMasked } from './marks.ts';
import { purgeRows } from './purge-rows.ts';

/** What a merge says of purges, by titles and names; see `MergeFileReport`. */
export interface KeptOut {
  purged: string[];
  toPurge: string[];
  again: string[];
}

/**
 * Before a merge: takes out of a copy what was purged here, so that it cannot come back. The copy is a temporary one. Nothing here is
 * purged because it was purged there: that is for who has this project to decide, and is said.
 */
export function keepOut(db: WritableDb, path: string, tick: () => void): KeptOut {
  const marks = purgeMarks(db);
  const known = new Set(marks.map(({ id }) => id));
  const copy = openForWriting(path);
  try {
    const purged = marks.flatMap((mark) => heldBy(copy, mark));
    const toPurge = purgeMarks(copy)
      .filter(({ id }) => !known.has(id))
      .flatMap((mark) => heldBy(db, mark));
    const again = importedAgain(db, copy, marks);
    if (marks.length > 0) {
      for (const [edition, ranges] of maskedRanges(db)) setMasked(copy, edition, ranges);
      purgeRows(copy, marks, tick);
    }
    return { purged: [...new Set(purged)], toPurge: [...new Set(toPurge)], again };
  } finally {
    copy.close();
  }
}

/** Titles in the copy of texts from a file that held a purged one; neither those that stay out nor those that are here. */
function importedAgain(db: WritableDb, copy: WritableDb, marks: readonly PurgeMark[]): string[] {
  const files = marks.filter(({ what }) => what === 'source').map(({ id }) => id);
  const out = new Set(
    marks
      .filter(({ what }) => what === 'transcript')
      .flatMap(({ what, id }) => joinedWith(copy, what as 'transcript', id)),
  );
  const here = db.prepare('SELECT 1 FROM transcripts WHERE id = ?');
  const rows = copy
    .prepare(
      `SELECT DISTINCT t.id, t.title FROM editions e JOIN transcripts t ON t.id = e.transcript_id
       WHERE t.deleted = 0 AND e.file_sha256 IN (SELECT value FROM json_each(?))`,
    )
    .all(JSON.stringify(files)) as { id: string; title: string }[];
  return rows.filter(({ id }) => !out.has(id) && !here.get(id)).map(({ title }) => title);
}

/**
 * Throws `conflict` where the other file has corrected a text in which names were masked by a purge, there or here alone: the correction
 * leads from a text that the other side has not. `other`: the name under which it is attached.
 */
export function refuseOtherTexts(db: WritableDb, other: string, label: string): void {
  const title = db
    .prepare(
      `SELECT t.title FROM ${other}.editions e
       JOIN ${other}.editions o ON o.id = e.parent_id JOIN main.editions m ON m.id = o.id AND m.sha256 <> o.sha256
       JOIN main.transcripts t ON t.id = m.transcript_id
       WHERE e.id NOT IN (SELECT id FROM main.editions) LIMIT 1`,
    )
    .pluck()
    .get() as string | undefined;
  if (title !== undefined)
    throw new PassageError(
      'conflict',
      `“${title}” was corrected in “${label}” after names had been purged from its text there, and here they still are in it. Nothing was merged. Remove the same names for good here, too, and merge again.`,
    );
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
