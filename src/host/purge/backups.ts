import { copyFileSync, constants, readdirSync, renameSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { backupFolder, backupPath, listBackups } from '../backups/folder.ts';
import { verifyFile } from '../backups/verify.ts';
import { openForWriting, sealFile } from '../db/open.ts';
import { partialName, sweepPartialFiles, syncToDisk } from '../db/partial-files.ts';
import { type PurgeMark, setMasked, setPending } from './marks.ts';
import { purgeRows } from './purge-rows.ts';
import { scrub } from './scrub.ts';

/** What became of the backups beside a project. */
export interface PurgedBackups {
  purged: string[];
  /** Those that could not be purged: damaged, or they did not pass their check. */
  deleted: string[];
  /** Those that the system did not let go of, and files in the folder that are no backups. */
  left: string[];
}

/** Places in editions that the project masks: the same in its backups. */
type Masked = ReadonlyMap<string, readonly [number, number][]>;

/** Purges each backup of a project in the same way, or deletes it. `tick` hears of each. */
export function purgeBackups(
  project: string,
  marks: readonly PurgeMark[],
  masked: Masked,
  tick: () => void,
): PurgedBackups {
  const done: PurgedBackups = { purged: [], deleted: [], left: [] };
  // What a killed purge, or a killed backup, left half-written holds what is to go. Whoever holds the project is alone in this folder.
  sweepPartialFiles(backupFolder(project), true);
  for (const { id } of listBackups(project)) {
    tick();
    const path = backupPath(project, id);
    try {
      purgeBackup(path, marks, masked);
      done.purged.push(id);
    } catch {
      try {
        rmSync(path);
        done.deleted.push(id);
      } catch {
        done.left.push(id);
      }
    }
  }
  const known = new Set([...done.purged, ...done.deleted, ...done.left]);
  done.left.push(...filesIn(backupFolder(project)).filter((name) => !known.has(name)));
  return done;
}

/** Works on a copy, which takes the backup's place once it is whole: a kill leaves the one or the other. */
function purgeBackup(path: string, marks: readonly PurgeMark[], masked: Masked): void {
  const temporary = partialName(path);
  try {
    copyFileSync(path, temporary, constants.COPYFILE_EXCL);
    const db = openForWriting(temporary, { journal: 'delete' });
    try {
      for (const [edition, ranges] of masked) setMasked(db, edition, ranges);
      purgeRows(db, marks);
      setPending(db, false);
      scrub(db);
    } finally {
      db.close();
    }
    sealFile(temporary);
    verifyFile(temporary);
    syncToDisk(temporary);
    renameSync(temporary, path);
    syncToDisk(dirname(path), true);
  } finally {
    for (const end of ['', '-wal', '-shm', '-journal']) rmSync(temporary + end, { force: true });
  }
}

function filesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
