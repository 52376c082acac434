import { constants, copyFileSync, existsSync, rmSync } from 'node:fs';
import { openForReading, openForWriting } from '../db/open.ts';
import { partialName } from '../db/partial-files.ts';
import { cannotWrite } from '../export/pending-file.ts';
import { keepNew, writeCopy } from './write-copy.ts';

/**
 * Copies a project that can only be read. Where SQLite cannot read it in place (a WAL needs shared memory beside the file) its files are
 * copied with the WAL, which is then written back in the copy. Throws `cannot_write`, as opening does.
 */
export async function copyReadOnly(path: string, copy: string): Promise<void> {
  if (canRead(path)) return writeCopy(path, copy, 0x7fffffff);
  const temporary = partialName(copy);
  try {
    for (const end of ['', '-wal'])
      if (existsSync(path + end)) copyFileSync(path + end, temporary + end, constants.COPYFILE_EXCL);
    openForWriting(temporary).close();
    keepNew(temporary, copy);
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? '';
    throw /^E[A-Z]+$/.test(code) ? cannotWrite(copy, code, error) : error;
  } finally {
    for (const end of ['', '-wal', '-shm', '-journal']) rmSync(temporary + end, { force: true });
  }
}

function canRead(path: string): boolean {
  try {
    const db = openForReading(path);
    try {
      db.prepare('SELECT count(*) FROM actions').get();
    } finally {
      db.close();
    }
    return true;
  } catch {
    return false;
  }
}
