import Database from 'better-sqlite3';
import { PassageError } from '../../contract/errors.ts';

/** What a failed transaction says to the user; the transaction itself is rolled back by SQLite. */
export function writeError(error: unknown): unknown {
  if (!(error instanceof Database.SqliteError)) return error;
  if (error.code === 'SQLITE_FULL')
    return new PassageError(
      'cannot_write',
      'The disk is full: this change was not saved. Everything before it is safe. Make room, and do it again.',
      undefined,
      { cause: error },
    );
  if (/^SQLITE_(CORRUPT|NOTADB)/.test(error.code))
    return new PassageError(
      'damaged',
      'The project file is damaged: this change was not saved. Close the project and open it again: Passage then offers its backups, and to repair it.',
      undefined,
      { cause: error },
    );
  if (error.code.startsWith('SQLITE_BUSY'))
    return new PassageError(
      'cannot_write',
      'The project file is held by another program: this change was not saved. Everything before it is safe. Do it again in a moment.',
      undefined,
      { cause: error },
    );
  if (/^SQLITE_(IOERR|READONLY|CANTOPEN)/.test(error.code))
    return new PassageError(
      'cannot_write',
      `The project file cannot be written (${error.code}): this change was not saved. Everything before it is safe. Look whether the disk is there and may be written, and do it again.`,
      undefined,
      { cause: error },
    );
  return error;
}
