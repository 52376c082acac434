import { parentPort, workerData } from 'node:worker_threads';
import { type PassageError, toWireError } from '../../contract/errors.ts';
import { writeError } from '../db/write-error.ts';
import type { ThreadData, ThreadMessage } from './run-thread.ts';

/** Milliseconds between two words on how far it is: more often nobody can see it. */
const PAUSE = 50;

/** The thread's side of {@link runThread}: one job, then it ends. `tick` throws what `stopped` makes, once the job is to stop. */
export async function serveThread<J, R>(
  stopped: () => PassageError,
  work: (job: J, tick: (done: number, total: number) => void) => R | Promise<R>,
): Promise<void> {
  const { job, stop } = workerData as ThreadData<J>;
  const say = (message: ThreadMessage<R>): void => parentPort!.postMessage(message);
  let told = 0;
  const tick = (done: number, total: number): void => {
    if (Atomics.load(stop, 0) === 1) throw stopped();
    const now = performance.now();
    if (now - told < PAUSE) return;
    told = now;
    say({ done, total });
  };
  try {
    say({ result: await work(job, tick) });
  } catch (error) {
    say({ error: toWireError(writeError(error)) });
  }
}
