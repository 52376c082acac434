import { type ResourceLimits, Worker } from 'node:worker_threads';
import { fromWireError, PassageError, type WireError } from '../../contract/errors.ts';

/** What a thread says: how far it is, and at its end what came of it, or what went wrong. */
export type ThreadMessage<R> = { done: number; total: number } | { result: R } | { error: WireError };

/** What a thread is given. `stop`: its one number is 1 once the thread is to stop. */
export interface ThreadData<J> {
  job: J;
  stop: Int32Array;
}

/** How far long work is, and the wish that it stop. */
export interface Watch {
  tick?: (done: number, total: number) => void;
  signal?: AbortSignal;
}

interface ThreadOptions extends Watch {
  /** Said where the thread ends without a word: what became of the user's file. */
  ended: string;
  /** The error of a thread that was ended because it was to stop. */
  stopped?: () => PassageError;
  /**
   * Milliseconds that it may go on once it is to stop before it is ended, connections and transactions with it; absent: it is waited
   * for.
   */
  patience?: number;
  /** More than this ends the thread, not the host. */
  memory?: ResourceLimits;
  /** The error of a thread that needed more. */
  outOfMemory?: () => PassageError;
}

/** Does one job in a thread of its own ({@link serveThread} at its other side). Throws what the job throws, as an error of the contract. */
export function runThread<J, R>(
  file: URL,
  job: J,
  { tick, signal, ended, stopped, patience, memory, outOfMemory }: ThreadOptions,
): Promise<R> {
  const stop = new Int32Array(new SharedArrayBuffer(4));
  const worker = new Worker(file, {
    workerData: { job, stop } satisfies ThreadData<J>,
    execArgv: [],
    ...(memory && { resourceLimits: memory }),
  });
  let timer: NodeJS.Timeout | undefined;
  const abort = (): void => {
    Atomics.store(stop, 0, 1);
    if (patience !== undefined) timer = setTimeout(() => void worker.terminate(), patience);
  };
  if (signal?.aborted) abort();
  signal?.addEventListener('abort', abort);
  return new Promise<R>((resolve, reject) => {
    worker.on('message', (message: ThreadMessage<R>) => {
      if ('result' in message) resolve(message.result);
      else if ('error' in message) reject(fromWireError(message.error));
      else tick?.(message.done, message.total);
    });
    worker.on('error', (error: NodeJS.ErrnoException) =>
      reject(error.code === 'ERR_WORKER_OUT_OF_MEMORY' && outOfMemory ? outOfMemory() : error),
    );
    worker.on('exit', () =>
      reject(signal?.aborted && stopped ? stopped() : new PassageError('internal', ended)),
    );
  }).finally(() => {
    clearTimeout(timer);
    signal?.removeEventListener('abort', abort);
  });
}
