import { parentPort, workerData } from 'node:worker_threads';
import { toWireError } from '../../contract/errors.ts';
import { writeError } from '../db/write-error.ts';
import type { ExchangeJob, ExchangeMessage } from './job.ts';
import { perform } from './perform.ts';
import { stopped } from './stopped.ts';

/** The thread of one job. */
const { job, stop } = workerData as { job: ExchangeJob; stop: Int32Array };
const say = (message: ExchangeMessage) => parentPort!.postMessage(message);

/** Milliseconds between two words: more often nobody can see it. */
const PAUSE = 50;
let told = 0;
const tick = (done: number, total: number): void => {
  if (Atomics.load(stop, 0) === 1) throw stopped();
  const now = performance.now();
  if (now - told < PAUSE) return;
  told = now;
  say({ done, total });
};

try {
  say({ result: await perform(job, tick) });
} catch (error) {
  say({ error: toWireError(writeError(error)) });
}
