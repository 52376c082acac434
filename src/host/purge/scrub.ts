import { PassageError } from '../../contract/errors.ts';
import type { WritableDb } from '../db/open.ts';

/**
 * After {@link purgeRows}: writes every page anew, so that none holds what was deleted, and empties the WAL. Nobody else may have the
 * file open. Throws `in_use` where somebody reads it, so that the WAL could not be emptied.
 */
export function scrub(db: WritableDb): void {
  db.pragma('secure_delete = ON');
  db.pragma('temp_store = MEMORY');
  db.exec('DROP TABLE IF EXISTS temp.dead; DROP TABLE IF EXISTS temp.cut;');
  db.exec('VACUUM');
  truncateWal(db);
}

/** Empties the WAL; there is none in a folder of a network. */
export function truncateWal(db: WritableDb): void {
  if (db.pragma('journal_mode', { simple: true }) !== 'wal') return;
  const [{ busy }] = db.pragma('wal_checkpoint(TRUNCATE)') as [{ busy: number }];
  if (busy !== 0)
    throw new PassageError(
      'in_use',
      'What was purged is out of the project, but somebody reads the file, so that its old pages could not be overwritten. Close the project everywhere and open it again: Passage then goes on.',
    );
}
