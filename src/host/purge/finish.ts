import type { WritableDb } from '../db/open.ts';
import { type PurgedBackups, purgeBackups } from './backups.ts';
import { isPending, maskedRanges, purgeMarks, setPending } from './marks.ts';
import { scrub, truncateWal } from './scrub.ts';

/**
 * What follows once the rows are gone: the pages, the WAL and the backups. Until all of it is done the file says so, and the next
 * opening goes on here. Nothing is done, and null returned, where no purge is under way.
 */
export function finishPurge(
  db: WritableDb,
  project: string,
  tick: () => void = () => {},
): PurgedBackups | null {
  if (!isPending(db)) return null;
  scrub(db);
  const backups = purgeBackups(project, purgeMarks(db), maskedRanges(db), tick);
  setPending(db, false);
  truncateWal(db);
  return backups;
}
