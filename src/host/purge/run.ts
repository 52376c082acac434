import { runThread, type Watch } from '../threads/run-thread.ts';
import { threadFile } from '../threads/thread-file.ts';
import type { PurgedBackups } from './backups.ts';
import type { PurgeMark } from './marks.ts';
import type { PurgedRows } from './purge-rows.ts';

export interface PurgeJob {
  path: string;
  marks: PurgeMark[];
}
export interface Purged extends PurgedRows {
  backups: PurgedBackups;
}

const WORKER = threadFile(import.meta.url, './worker.ts', 'purge-worker.js');

/**
 * Purges a project that nobody has open, and its backups, in a thread. It can be stopped until its transaction is committed (then
 * nothing was changed); what follows, overwriting the old bytes, goes on to its end.
 */
export const runPurge = (job: PurgeJob, watch: Watch): Promise<Purged> =>
  runThread(WORKER, job, {
    ...watch,
    ended:
      'The purge ended without a word. Open the project again: it is as it was, or Passage finishes what was begun.',
  });
