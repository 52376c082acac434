import { PassageError } from '../../contract/errors.ts';
import { openForWriting } from '../db/open.ts';
import { serveThread } from '../threads/serve-thread.ts';
import { finishPurge } from './finish.ts';
import { purgeRows } from './purge-rows.ts';
import type { Purged, PurgeJob } from './run.ts';

const stopped = () =>
  new PassageError(
    'cancelled',
    'The purge was stopped. The project is as it was before: begin again when you like.',
  );

/** The thread that purges one project. */
await serveThread<PurgeJob, Purged>(stopped, (job, tick) => {
  const db = openForWriting(job.path, { journal: 'keep' });
  try {
    let done = 0;
    const rows = purgeRows(db, job.marks, () => tick(++done, 0));
    // What is committed is followed to its end, whoever asks to stop.
    const backups = finishPurge(db, job.path) ?? { purged: [], deleted: [], left: [] };
    return { ...rows, backups };
  } finally {
    db.close();
  }
});
