import { dirname } from 'node:path';
import { rmSync } from 'node:fs';
import type { RepairReport } from '../../contract/safety-types.ts';
import { keepNew } from '../backups/write-copy.ts';
import { partialName, sweepPartialFiles, syncToDisk } from '../db/partial-files.ts';
import { runThread, type Watch } from '../threads/run-thread.ts';
import { threadFile } from '../threads/thread-file.ts';
import { stopped } from './stopped.ts';

export interface RepairJob {
  from: string;
  to: string;
}
export type Repaired = Omit<RepairReport, 'place' | 'name'>;

/** A page that leads astray may take long: milliseconds until its thread is ended. */
const PATIENCE = 200;
const WORKER = threadFile(import.meta.url, './worker.ts', 'repair-worker.js');

/**
 * Repairs a file into a new one, in a thread that is ended where the job is stopped. The new file has a name of its own until it is whole.
 * Throws `damaged`, `cannot_write`, `cancelled`; nothing is left then.
 */
export async function runRepair(from: string, to: string, watch: Watch): Promise<Repaired> {
  sweepPartialFiles(dirname(to));
  const temporary = partialName(to);
  try {
    const report = await runThread<RepairJob, Repaired>(
      WORKER,
      { from, to: temporary },
      {
        ...watch,
        ended: 'The repair ended without a word. The damaged file is as it was.',
        stopped,
        patience: PATIENCE,
      },
    );
    syncToDisk(temporary);
    keepNew(temporary, to);
    syncToDisk(dirname(to), true);
    return report;
  } finally {
    for (const end of ['', '-wal', '-shm', '-journal']) rmSync(temporary + end, { force: true });
  }
}
