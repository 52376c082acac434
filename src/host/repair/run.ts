import { dirname } from 'node:path';
import { rmSync } from 'node:fs';
import { Worker } from 'node:worker_threads';
import { fromWireError, PassageError, type WireError } from '../../contract/errors.ts';
import type { RepairReport } from '../../contract/safety-types.ts';
import { keepNew } from '../backups/write-copy.ts';
import { partialName, sweepPartialFiles, syncToDisk } from '../db/partial-files.ts';
import { threadFile } from '../thread-file.ts';

export interface RepairJob {
  from: string;
  to: string;
}
export type Repaired = Omit<RepairReport, 'place' | 'name'>;
export type RepairMessage = { done: number; total: number } | { report: Repaired } | { error: WireError };

const WORKER = threadFile(import.meta.url, './worker.ts', 'repair-worker.js');

/**
 * Repairs a file into a new one, in a thread that is ended where the job is stopped. The new file has a name of its own until it is whole.
 * Throws `damaged`, `cannot_write`, `cancelled`; nothing is left then.
 */
export async function runRepair(
  from: string,
  to: string,
  { tick, signal }: { tick?: (done: number, total: number) => void; signal?: AbortSignal },
): Promise<Repaired> {
  sweepPartialFiles(dirname(to));
  const temporary = partialName(to);
  const worker = new Worker(WORKER, {
    workerData: { from, to: temporary } satisfies RepairJob,
    execArgv: [],
  });
  const stop = () => void worker.terminate();
  signal?.addEventListener('abort', stop);
  try {
    const report = await new Promise<Repaired>((resolve, reject) => {
      worker.on('message', (message: RepairMessage) => {
        if ('report' in message) resolve(message.report);
        else if ('error' in message) reject(fromWireError(message.error));
        else tick?.(message.done, message.total);
      });
      worker.on('error', reject);
      worker.on('exit', () =>
        reject(
          signal?.aborted
            ? new PassageError('cancelled', 'The repair was stopped. Nothing was left behind.')
            : new PassageError('internal', 'The repair ended without a word. The damaged file is as it was.'),
        ),
      );
    });
    syncToDisk(temporary);
    keepNew(temporary, to);
    syncToDisk(dirname(to), true);
    return report;
  } finally {
    signal?.removeEventListener('abort', stop);
    await worker.terminate();
    for (const end of ['', '-wal', '-shm', '-journal']) rmSync(temporary + end, { force: true });
  }
}
