import { parentPort, workerData } from 'node:worker_threads';
import { PassageError, toWireError } from '../../contract/errors.ts';
import { openForWriting } from '../db/open.ts';
import { writeError } from '../db/write-error.ts';
import { finishPurge } from './finish.ts';
import { purgeRows } from './purge-rows.ts';
import type { PurgeJob, PurgeMessage } from './run.ts';

/** The thread that purges one project, and ends. */
const { job, stop } = workerData as { job: PurgeJob; stop: Int32Array };
const say = (message: PurgeMessage) => parentPort!.postMessage(message);
let done = 0;
const tick = () => say({ done: ++done, total: 0 });

try {
  const db = openForWriting(job.path, { journal: 'keep' });
  try {
    const rows = purgeRows(db, job.marks, () => {
      tick();
      if (Atomics.load(stop, 0) === 1)
        throw new PassageError('cancelled', 'The purge was stopped. The project is as it was before.');
    });
    const backups = finishPurge(db, job.path, tick) ?? { purged: [], deleted: [], left: [] };
    say({ purged: { ...rows, backups } });
  } finally {
    db.close();
  }
} catch (error) {
  say({ error: toWireError(writeError(error)) });
}
