import { PassageError } from '../../contract/errors.ts';
import { openForReading, type ReadableDb } from '../db/open.ts';

/** Tables by which a copy is compared with what it was made from; one that a schema does not have counts as empty. */
const COUNTED = ['transcripts', 'editions', 'annotations', 'actions', 'changes', 'packs'];

/** Rows of the tables that say whether a copy is whole. */
export const countsOf = (db: ReadableDb): number[] =>
  COUNTED.map((table) =>
    db.prepare('SELECT 1 FROM sqlite_master WHERE name = ?').get(table)
      ? (db.prepare(`SELECT count(*) FROM ${table}`).pluck().get() as number)
      : 0,
  );

/** Throws `damaged` where a file is not whole by SQLite's own check, or does not hold `counts` rows. */
export function verifyFile(path: string, counts?: readonly number[]): void {
  const db = openForReading(path);
  try {
    const findings = db.prepare('PRAGMA integrity_check(1)').pluck().all() as string[];
    const same = counts === undefined || countsOf(db).every((n, i) => n === counts[i]);
    if (findings[0] !== 'ok' || !same)
      throw new PassageError(
        'damaged',
        'The copy was read again and is not whole: the project file, or the disk, is damaged. Close the project, copy its file to another disk, and open it again: Passage then offers backups and to repair it.',
        { finding: findings[0] ?? '' },
      );
  } finally {
    db.close();
  }
}
