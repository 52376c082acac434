import { copyFileSync, constants, existsSync, renameSync, rmSync, statSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { PassageError } from '../../contract/errors.ts';
import { type ReadableDb, sealFile } from '../db/open.ts';
import { partialName, sweepPartialFiles, syncToDisk } from '../db/partial-files.ts';
import { cannotWrite } from '../export/pending-file.ts';
import { newBackupPath } from './folder.ts';
import { countsOf, verifyFile } from './verify.ts';

/**
 * Keeps the file as the older Passage left it. Nobody else has it open, so that after a checkpoint the file's bytes are all
 * there is. Throws where no backup can be made: then nothing is migrated.
 */
export function backupBeforeMigration(project: string, db: ReadableDb, version: number): void {
  let temporary: string | undefined;
  try {
    const counts = countsOf(db);
    db.pragma('wal_checkpoint(TRUNCATE)');
    if (
      (statSync(`${project}-wal`, { throwIfNoEntry: false })?.size ?? 0) > 0 ||
      existsSync(`${project}-journal`)
    )
      throw new Error('the log beside it cannot be written back');
    const path = newBackupPath(project, 'migration', Date.now());
    sweepPartialFiles(dirname(path));
    temporary = partialName(path);
    copyFileSync(project, temporary, constants.COPYFILE_EXCL);
    sealFile(temporary);
    verifyFile(temporary, counts);
    syncToDisk(temporary);
    renameSync(temporary, path);
    syncToDisk(dirname(path), true);
  } catch (error) {
    if (temporary) for (const end of ['', '-wal', '-shm']) rmSync(temporary + end, { force: true });
    if (error instanceof PassageError && error.code === 'damaged') throw error;
    const why =
      error instanceof PassageError
        ? error.message
        : cannotWrite('The backup', (error as NodeJS.ErrnoException).code ?? '', error).message;
    throw new PassageError(
      'cannot_write',
      `“${basename(project)}” is of an earlier Passage (schema ${version}) and would be brought up to date, but no backup could be made first, so nothing was changed. ${why}`,
      undefined,
      { cause: error },
    );
  }
}
