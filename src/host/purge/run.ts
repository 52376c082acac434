import { Worker } from 'node:worker_threads';
import { fromWireError, PassageError, type WireError } from '../../contract/errors.ts';
import { threadFile } from '../thread-file.ts';
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
export type PurgeMessage = { done: number; total: number } | { purged: Purged } | { error: WireError };

const WORKER = threadFile(import.meta.url, './worker.ts', 'purge-worker.js');

/**
 * Purges a project that nobody has open, and its backups, in a thread. It can be stopped until its transaction is committed (then
 * nothing was changed); what follows, overwriting the old bytes, goes on to its end.
 */
export function runPurge(
  job: PurgeJob,
  { tick, signal }: { tick?: (done: number, total: number) => void; signal?: AbortSignal },
): Promise<Purged> {
  const stop = new Int32Array(new SharedArrayBuffer(4));
  const worker = new Worker(WORKER, { workerData: { job, stop }, execArgv: [] });
  const abort = () => void Atomics.store(stop, 0, 1);
  if (signal?.aborted) abort();
  signal?.addEventListener('abort', abort);
  return new Promise<Purged>((resolve, reject) => {
    worker.on('message', (message: PurgeMessage) => {
      if ('purged' in message) resolve(message.purged);
      else if ('error' in message) reject(fromWireError(message.error));
      else tick?.(message.done, message.total);
    });
    worker.on('error', reject);
    worker.on('exit', () =>
      reject(
        new PassageError(
          'internal',
          'The purge ended without a word. Open the project again: it is as it was, or Passage finishes what was begun.',
        ),
      ),
    );
  }).finally(() => signal?.removeEventListener('abort', abort));
}
