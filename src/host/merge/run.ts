import type { Annotator } from '../../core/model/annotation.ts';
import type { MergeMapping, MergeReport } from '../../contract/merge-types.ts';
import { runThread, type Watch } from '../threads/run-thread.ts';
import { threadFile } from '../threads/thread-file.ts';
import type { MergeSource } from './merge.ts';

/** What the merging thread is given. */
export interface MergeJob {
  path: string;
  actor: Annotator;
  sources: readonly MergeSource[];
  mapping: readonly MergeMapping[];
  dryRun: boolean;
}

const WORKER = threadFile(import.meta.url, './worker.ts', 'merge-worker.js');

/** Runs {@link mergeFiles} in a thread with a connection of its own. Aborting rolls it back. */
export const runMerge = (job: MergeJob, watch: Watch): Promise<MergeReport> =>
  runThread(WORKER, job, {
    ...watch,
    ended: 'The merge ended without a word. The project is as it was before.',
  });
