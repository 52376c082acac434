import { setImmediate } from 'node:timers/promises';
import { PassageError } from '../contract/errors.ts';
import type { Session } from './session.ts';

/** Milliseconds between two words on how far a job is: more often nobody can see it. */
const PAUSE = 50;

/** Work that takes its time, as the service that does it sees it. */
export interface Job {
  /** Aborted once somebody has asked the job to stop. */
  readonly signal: AbortSignal;
  /** Tells how far it is; `total` 0 where that is not known. Cheap: call it as often as there is news. */
  tick(done: number, total: number): void;
  /** Tells how far it is and lets the host answer others. Throws `cancelled` where the job is to stop. */
  breathe(done: number, total: number): Promise<void>;
}

/**
 * Runs work as a job of the session, which `jobs.cancel` stops; it tells its progress to whoever gave it an id. Without
 * an id nobody watches: the work runs all the same.
 */
export async function asJob<T>(
  session: Session,
  id: string | undefined,
  work: (job: Job) => T | Promise<T>,
): Promise<T> {
  const controller = new AbortController();
  const { signal } = controller;
  let told = 0;
  const tick = (done: number, total: number): void => {
    if (id === undefined) return;
    const now = performance.now();
    if (now - told < PAUSE && done < total) return;
    told = now;
    session.emit('progress', { job: id, done, total });
  };
  const breathe = async (done: number, total: number): Promise<void> => {
    tick(done, total);
    await setImmediate();
    if (signal.aborted) throw new PassageError('cancelled', 'This was stopped. Nothing was changed.');
  };
  if (id !== undefined) session.jobs.set(id, controller);
  try {
    return await work({ signal, tick, breathe });
  } finally {
    if (id !== undefined) session.jobs.delete(id);
  }
}
