import { Worker } from 'node:worker_threads';
import { fromWireError, PassageError } from '../../contract/errors.ts';
import { writeError } from '../db/write-error.ts';
import type { ExchangeJob, ExchangeMessage, Results } from './job.ts';
import { stopped } from './stopped.ts';

/** The thread's file: as it stands in the sources, or beside the built host (whose shared parts lie one folder down). */
const WORKER = import.meta.url.endsWith('.ts')
  ? new URL('./worker.ts', import.meta.url)
  : new URL(
      import.meta.url.includes('/chunks/') ? '../exchange-worker.js' : './exchange-worker.js',
      import.meta.url,
    );

/** How long a thread that was asked to stop may go on before it is ended. Between words it may be deep in one file. */
const PATIENCE = 2_000;

/** How much a thread may hold: what hostile files make of it ends the thread, not the host. */
const MEMORY = { maxOldGenerationSizeMb: 4_096 };

/** Below this, in bytes, a job takes less time than a thread takes to begin. */
const SMALL = 512 * 1024;
/** What an archive may weigh more than it has bytes, at a common ratio of packing. */
const ARCHIVE_WEIGHT = 20;

interface Watch {
  tick?: (done: number, total: number) => void;
  signal?: AbortSignal;
}

/**
 * Reads, writes or exports annotated documents. What is not small is done in a thread with a connection of its own, so that
 * the host goes on answering; aborting then rolls back what it was about to write. Throws `cancelled`, and what the job throws.
 */
export async function runExchange<J extends ExchangeJob>(job: J, watch: Watch): Promise<Results[J['kind']]> {
  if (weightOf(job) > SMALL) return inThread(job, watch);
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
      sum + bytes.length * (/\.(zip|qdpx|xlsx|xlsm)$/i.test(path) ? ARCHIVE_WEIGHT : 1),
    0,
  );
}

function inThread<J extends ExchangeJob>(job: J, { tick, signal }: Watch): Promise<Results[J['kind']]> {
  const stop = new Int32Array(new SharedArrayBuffer(4));
  const worker = new Worker(WORKER, { workerData: { job, stop }, execArgv: [], resourceLimits: MEMORY });
  let timer: NodeJS.Timeout | undefined;
  const abort = () => {
    Atomics.store(stop, 0, 1);
    // A transaction that its thread does not end is rolled back with the connection.
    timer = setTimeout(() => void worker.terminate(), PATIENCE);
  };
  if (signal?.aborted) abort();
  signal?.addEventListener('abort', abort);
  return new Promise<Results[J['kind']]>((resolve, reject) => {
    worker.on('message', (message: ExchangeMessage) => {
      if ('result' in message) resolve(message.result as Results[J['kind']]);
      else if ('error' in message) reject(fromWireError(message.error));
      else tick?.(message.done, message.total);
    });
    worker.on('error', (error: NodeJS.ErrnoException) =>
      reject(
        error.code === 'ERR_WORKER_OUT_OF_MEMORY'
          ? new PassageError(
              'unreadable_source',
              'This needs more memory than there is. Split the files and import the parts.',
            )
          : error,
      ),
    );
    worker.on('exit', () =>
      reject(
        signal?.aborted
          ? stopped()
          : new PassageError('internal', 'The work ended without a word. The project is as it was before.'),
      ),
    );
  }).finally(() => {
    clearTimeout(timer);
    signal?.removeEventListener('abort', abort);
  });
}
