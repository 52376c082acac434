import { constants, copyFileSync, existsSync, renameSync, rmSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { PassageError } from '../../contract/errors.ts';
import { ProjectLock } from '../db/lock.ts';
import { openForReading, overwriteWith } from '../db/open.ts';
import { partialName, syncToDisk } from '../db/partial-files.ts';
import { writeError } from '../db/write-error.ts';
import { writing } from '../export/pending-file.ts';
import { backupFault } from './in-words.ts';
import { freeName } from './free-name.ts';
import { makeBackup } from './make.ts';
import { verifyFile } from './verify.ts';

/**
 * Puts a backup in the place of a project that nobody here has open. Where the project can be read it is kept as a backup, and
 * SQLite writes the backup's pages over it in one transaction; where it is damaged it is kept beside, under another name, and the
 * backup's copy takes its own. Throws `in_use`, `damaged` where the backup is, `cannot_write`; then all is as it was.
 * Returns the name under which a damaged project was kept.
 */
export async function restoreBackup(
  project: string,
  backup: string,
  network: string | null,
): Promise<{ kept: string | null }> {
  const lock = new ProjectLock(project);
  try {
    refuseFaulty(backup);
    if (isReadable(project)) {
      await makeBackup(project, 'restore', { network });
      try {
        await overwriteWith(backup, project);
      } catch (error) {
        throw writeError(error);
      }
      return { kept: null };
    }
    return { kept: replaceDamaged(project, backup) };
  } finally {
    lock.release();
  }
}

function refuseFaulty(backup: string): void {
  try {
    verifyFile(backup);
  } catch (error) {
    throw backupFault(error);
  }
}

function isReadable(project: string): boolean {
  try {
    verifyFile(project);
    return true;
  } catch (error) {
    const code = error instanceof PassageError ? error.code : (error as { code?: string }).code;
    if (code === 'too_new' || code === 'read_only') throw error;
    return false;
  }
}

/** Renames the damaged file, its WAL with it, and then puts a copy of the backup under its name. */
function replaceDamaged(project: string, backup: string): string {
  const temporary = partialName(project);
  return writing(project, () => {
    try {
      copyFileSync(backup, temporary, constants.COPYFILE_EXCL);
      syncToDisk(temporary);
      const kept = freeName(project, 'damaged');
      // The WAL first: it must never stand beside the new file, whose pages it does not know.
      for (const end of ['-wal', '-journal'])
        if (statSync(project + end, { throwIfNoEntry: false })) renameSync(project + end, kept + end);
      rmSync(`${project}-shm`, { force: true });
      if (existsSync(project)) renameSync(project, kept);
      renameSync(temporary, project);
      syncToDisk(dirname(project), true);
      openForReading(project).close();
      return kept;
    } finally {
      rmSync(temporary, { force: true });
    }
  });
}
