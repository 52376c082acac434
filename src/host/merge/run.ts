import { Worker } from 'node:worker_threads';
import type { Annotator } from '../../core/model/annotation.ts';
import { fromWireError, PassageError, type WireError } from '../../contract/errors.ts';
import type { MergeMapping, MergeReport } from '../../contract/merge-types.ts';
import { threadFile } from '../thread-file.ts';
import type { MergeSource } from './merge.ts';

/** What the merging thread is given. */
export interface MergeJob {
  path: string;
  actor: Annotator;
  sources: readonly MergeSource[];
  mapping: readonly MergeMapping[];
  dryRun: boolean;
}

/** What it says. */
export type MergeMessage = { done: number; total: number } | { report: MergeReport } | { error: WireError };

const WORKER = threadFile(import.meta.url, './worker.ts', 'merge-worker.js');

/** Runs {@link mergeFiles} in a thread with a connection of its own. Aborting rolls it back. */
export function runMerge(
  job: MergeJob,
  { tick, signal }: { tick?: (done: number, total: number) => void; signal?: AbortSignal },
): Promise<MergeReport> {
  const stop = new Int32Array(new SharedArrayBuffer(4));
  const worker = new Worker(WORKER, { workerData: { job, stop }, execArgv: [] });
  const abort = () => void Atomics.store(stop, 0, 1);
  if (signal?.aborted) abort();
  signal?.addEventListener('abort', abort);
  return new Promise<MergeReport>((resolve, reject) => {
    worker.on('message', (message: MergeMessage) => {
      if ('report' in message) resolve(message.report);
      else if ('error' in message) reject(fromWireError(message.error));
      else tick?.(message.done, message.total);
    });
    worker.on('error', reject);
    worker.on('exit', () =>
      reject(
        new PassageError('internal', 'The merge ended without a word. The project is as it was before.'),
      ),
    );
  }).finally(() => signal?.removeEventListener('abort', abort));
}
