import { linkSync, renameSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { PassageError } from '../../contract/errors.ts';
import { openForReading, type ReadableDb, sealFile } from '../db/open.ts';
import { partialName, syncToDisk } from '../db/partial-files.ts';
import { cannotWrite } from '../export/pending-file.ts';
import { countsOf, verifyFile } from './verify.ts';

/**
 * Copies a project as of its last commit by SQLite's backup API, reads the copy again, and only then gives it its name, under which
 * nothing may stand. `pages`: copied at a time. Throws `cannot_write`, `damaged`; nothing is left then.
 */
export async function writeCopy(project: string, path: string, pages: number): Promise<void> {
  const db = openForReading(project);
  try {
    await writeCopyOf(db, path, pages);
  } finally {
    db.close();
  }
}

/** The same from a connection that is open. */
export async function writeCopyOf(db: ReadableDb, path: string, pages = 256): Promise<void> {
  const temporary = partialName(path);
  try {
    // What others commit meanwhile may be in it, too: then the counts are those of after.
    const before = countsOf(db);
    await db.backup(temporary, { progress: () => pages });
    const after = countsOf(db);
    sealFile(temporary);
    verifyFile(temporary, before.every((n, i) => n === after[i]) ? after : undefined);
    syncToDisk(temporary);
    keepNew(temporary, path);
    syncToDisk(dirname(path), true);
  } catch (error) {
    throw failed(path, error);
  } finally {
    for (const end of ['', '-wal', '-shm', '-journal']) rmSync(temporary + end, { force: true });
  }
}

/** Gives a file its name, never in the place of another. */
export function keepNew(temporary: string, path: string): void {
  try {
    // A link refuses a name that is taken, in one step; not every file system has links.
    linkSync(temporary, path);
    rmSync(temporary);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') throw error;
    renameSync(temporary, path);
  }
}

function failed(path: string, error: unknown): unknown {
  if (error instanceof PassageError) return error;
  const code = (error as NodeJS.ErrnoException).code ?? '';
  if (code === 'SQLITE_FULL') return cannotWrite(path, 'ENOSPC', error);
  if (/^SQLITE_(READONLY|CANTOPEN)/.test(code)) return cannotWrite(path, 'EACCES', error);
  if (/^SQLITE_(CORRUPT|NOTADB)/.test(code))
    return new PassageError(
      'damaged',
      'The project file is damaged and cannot be copied whole. Close it and open it again: Passage then offers its backups, and to repair it.',
      undefined,
      { cause: error },
    );
  return cannotWrite(path, code, error);
}
