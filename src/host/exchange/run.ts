import { PassageError } from '../../contract/errors.ts';
import { writeError } from '../db/write-error.ts';
import { runThread, type Watch } from '../threads/run-thread.ts';
import { threadFile } from '../threads/thread-file.ts';
import type { ExchangeJob, Results } from './job.ts';
import { stopped } from './stopped.ts';

const WORKER = threadFile(import.meta.url, './worker.ts', 'exchange-worker.js');

/** How long a thread that was asked to stop may go on before it is ended. Between words it may be deep in one file. */
const PATIENCE = 2_000;

/** How much a thread may hold: what hostile files make of it ends the thread, not the host. */
const MEMORY = { maxOldGenerationSizeMb: 4_096 };

/** Seconds that reading what a library reads may take: one that is led astray counts for ever. */
const MOST_SECONDS = 120;

/** Below this, in bytes, a job takes less time than a thread takes to begin. */
const SMALL = 512 * 1024;
/** What an archive may weigh more than it has bytes, at a common ratio of packing. */
const ARCHIVE_WEIGHT = 20;
/** Read by a library that hostile files can lead astray. */
const BY_LIBRARY = /\.parquet$/i;
const PACKED = /\.(zip|qdpx|xlsx|xlsm|spacy)$/i;

/**
 * Reads, writes or exports annotated documents. What is not small is done in a thread with a connection of its own, so that
 * the host goes on answering; aborting then rolls back what it was about to write. Throws `cancelled`, `unreadable_source` where a library takes longer than `seconds`,
 * and what the job throws.
 */
export async function runExchange<J extends ExchangeJob>(
  job: J,
  watch: Watch,
  seconds = MOST_SECONDS,
): Promise<Results[J['kind']]> {
  if (weightOf(job) > SMALL) return isLimited(job) ? withinTime(job, watch, seconds) : inThread(job, watch);
  if (watch.signal?.aborted) throw stopped();
  try {
    // The readers and writers of all formats are much to load: a command that needs none does without.
    const { perform } = await import('./perform.ts');
    return await perform(job, () => {});
  } catch (error) {
    throw writeError(error);
  }
}

function weightOf(job: ExchangeJob): number {
  if (job.kind === 'export' || job.kind === 'people') return job.weight;
  const files = job.kind === 'sort' ? job.files : job.group.files;
  return files.reduce(
    (sum, { path, bytes }) =>
      // What a Parquet file announces is read by a library: a thread's memory bounds it, however small the file.
      sum + (BY_LIBRARY.test(path) ? SMALL + 1 : bytes.length * (PACKED.test(path) ? ARCHIVE_WEIGHT : 1)),
    0,
  );
}

/** Before anything is written each file has been read once, for the dialog: that is where it ends. */
const isLimited = (job: ExchangeJob): boolean =>
  job.kind === 'sort' && job.files.some(({ path }) => BY_LIBRARY.test(path));

async function withinTime<J extends ExchangeJob>(
  job: J,
  watch: Watch,
  seconds: number,
): Promise<Results[J['kind']]> {
  const late = AbortSignal.timeout(seconds * 1_000);
  const signal = watch.signal ? AbortSignal.any([watch.signal, late]) : late;
  try {
    return await inThread(job, { ...watch, signal });
  } catch (error) {
    if (!late.aborted || watch.signal?.aborted) throw error;
    throw new PassageError(
      'unreadable_source',
      `Reading these files took longer than ${seconds} seconds, and was given up. The project is as it was before. Leave the Parquet files out, or export them as CSV.`,
      undefined,
      { cause: error },
    );
  }
}

const inThread = <J extends ExchangeJob>(job: J, watch: Watch): Promise<Results[J['kind']]> =>
  runThread(WORKER, job, {
    ...watch,
    ended: 'The work ended without a word. The project is as it was before.',
    stopped,
    // A transaction that its thread does not end is rolled back with the connection.
    patience: PATIENCE,
    memory: MEMORY,
    outOfMemory: () =>
      new PassageError(
        'unreadable_source',
        'This needs more memory than there is. Split the files and import the parts.',
      ),
  });
