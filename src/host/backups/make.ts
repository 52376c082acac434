import { statSync } from 'node:fs';
import { dirname } from 'node:path';
import { PassageError } from '../../contract/errors.ts';
import type { Backup, BackupReason } from '../../contract/safety-types.ts';
import { sweepPartialFiles } from '../db/partial-files.ts';
import { runThread } from '../threads/run-thread.ts';
import { threadFile } from '../threads/thread-file.ts';
import { listBackups, newBackupPath, thinBackups } from './folder.ts';

/** What the thread is given. */
export interface BackupJob {
  project: string;
  path: string;
  /** Pages a step; whoever writes waits that long where there is no WAL. */
  pages: number;
}

const WORKER = threadFile(import.meta.url, './worker.ts', 'backup-worker.js');
/** All pages in one step: beside a WAL nobody waits for a reader. */
const ALL = 0x7fffffff;
const FEW = 256;

/**
 * Makes a backup of what is committed, in a thread of its own; checks it, gives it its name, and thins out the older ones. Throws
 * `cannot_write` where there is no room, `damaged` where what was written is not whole; then nothing is left of it.
 */
export async function makeBackup(
  project: string,
  reason: BackupReason,
  { network = null, now = Date.now() }: { network?: string | null; now?: number } = {},
): Promise<Backup> {
  const path = newBackupPath(project, reason, now);
  sweepPartialFiles(dirname(path));
  await copyInThread({ project, path, pages: network === null ? ALL : FEW });
  thinBackups(project, now);
  const made = listBackups(project).find(({ id }) => path.endsWith(id));
  if (!made || statSync(path).size === 0)
    throw new PassageError(
      'internal',
      'The backup that was just made is not there: another program took it away. The project is as it was. Back up again.',
    );
  return made;
}

/** Copies a project file as of its last commit to a path that has nothing, checked. */
export const copyInThread = (job: BackupJob): Promise<void> =>
  runThread(WORKER, job, { ended: 'The backup ended without a word. The project is as it was.' });
