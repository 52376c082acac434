import type { Losses } from '../../core/formats/exchange/loss.ts';
import type { Recorder } from '../db/recorder.ts';
import type { WritableDb } from '../db/open.ts';
import type { WriteJob } from './job.ts';

/** What every part of an import writes with. */
export interface ImportParts {
  db: WritableDb;
  rec: Recorder;
  losses: Losses;
  job: WriteJob;
  now: number;
}
