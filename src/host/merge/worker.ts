import { PassageError } from '../../contract/errors.ts';
import type { MergeReport } from '../../contract/merge-types.ts';
import { Clock } from '../db/clock.ts';
import { Log } from '../db/log.ts';
import { openForWriting } from '../db/open.ts';
import { prepareEntities } from '../db/statements.ts';
import { serveThread } from '../threads/serve-thread.ts';
import { mergeFiles } from './merge.ts';
import type { MergeJob } from './run.ts';

const stopped = () =>
  new PassageError(
    'cancelled',
    'The merge was stopped. The project is as it was before: begin again when you like.',
  );

/** The merging thread. */
await serveThread<MergeJob, MergeReport>(stopped, (job, tick) => {
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
    return mergeFiles(parts, job.sources, job.mapping, job.dryRun, tick);
  } finally {
    db.close();
  }
});
