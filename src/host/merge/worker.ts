import { parentPort, workerData } from 'node:worker_threads';
import { PassageError, toWireError } from '../../contract/errors.ts';
import { Clock } from '../db/clock.ts';
import { Log } from '../db/log.ts';
import { openForWriting } from '../db/open.ts';
import { prepareEntities } from '../db/statements.ts';
import { writeError } from '../db/write-error.ts';
import { mergeFiles } from './merge.ts';
import type { MergeJob, MergeMessage } from './run.ts';

/** The merging thread: one job, then it ends. */
const { job, stop } = workerData as { job: MergeJob; stop: Int32Array };
const say = (message: MergeMessage) => parentPort!.postMessage(message);

try {
  const db = openForWriting(job.path, { journal: 'keep' });
  try {
    const last = db.prepare('SELECT max(clock) FROM actions').pluck().get() as string | null;
    const parts = {
      db,
      statements: prepareEntities(db),
      log: new Log(db),
      clock: new Clock(last ?? ''),
      actor: job.actor,
    };
    const report = mergeFiles(parts, job.sources, job.mapping, job.dryRun, (done, total) => {
      if (Atomics.load(stop, 0) === 1)
        throw new PassageError('cancelled', 'The merge was stopped. The project is as it was before.');
      say({ done, total });
    });
    say({ report });
  } finally {
    db.close();
  }
} catch (error) {
  say({ error: toWireError(writeError(error)) });
}
