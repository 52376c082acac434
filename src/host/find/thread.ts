import { Worker } from 'node:worker_threads';
import { fromWireError, PassageError } from '../../contract/errors.ts';
import type { FoundLine } from '../../contract/find-types.ts';
import { threadFile } from '../threads/thread-file.ts';
import type { SearchMessage, SearchTask } from './request.ts';

const FILE = threadFile(import.meta.url, './worker.ts', 'find-worker.js');

/** Milliseconds that a search has to stop by itself once it is asked to. */
const GRACE = 250;

/** What a search tells while it goes on. */
export interface SearchEars {
  lines?: (lines: FoundLine[]) => void;
  /** UTF-16 units of text. */
  progress?: (done: number, total: number) => void;
}

export interface SearchLimits {
  /** Milliseconds of searching; absent for none. */
  time?: number | undefined;
  signal?: AbortSignal | undefined;
}

/** How a search ended. */
export interface SearchOutcome {
  hits: number;
  more: boolean;
  /** Of a search in one transcript. */
  edition?: string;
  places?: Uint8Array;
  /** The limit stopped it, in this transcript where it was in one. */
  timedOut: { transcript: string | null } | null;
}

/** A thread that searches; one task at a time. */
export class SearchThread {
  readonly #worker = new Worker(FILE, { execArgv: [] });
  #alive = true;
  #onEnd: () => void = () => {};

  /** @param onEnd called once it is no more, whoever ended it */
  constructor(onEnd: (thread: SearchThread) => void) {
    this.#worker.on('error', () => this.end());
    this.#worker.on('exit', () => {
      this.#alive = false;
      this.#onEnd();
      onEnd(this);
    });
  }

  get alive(): boolean {
    return this.#alive;
  }

  end(): void {
    this.#alive = false;
    void this.#worker.terminate();
  }

  /**
   * Does a task. Throws `cancelled` where the signal says so, what the search throws, and `internal` where the thread fails.
   * One that is caught in a regular expression cannot stop by itself: the thread is ended then.
   */
  async run(
    task: Omit<SearchTask, 'stop'>,
    ears: SearchEars,
    { time, signal }: SearchLimits,
  ): Promise<SearchOutcome> {
    if (signal?.aborted) throw cancelled();
    const stop = new Int32Array(new SharedArrayBuffer(4));
    const outcome: SearchOutcome = { hits: 0, more: false, timedOut: null };
    const timers: NodeJS.Timeout[] = [];
    let transcript: string | null = null;
    let hear: (message: SearchMessage) => void = () => {};
    let abort = (): void => {};
    // A thread that waits does not keep the process; one that works does.
    this.#worker.ref();
    try {
      return await new Promise<SearchOutcome>((resolve, reject) => {
        const timedOut = (): void => resolve({ ...outcome, timedOut: { transcript } });
        const halt = (then: () => void): void => {
          Atomics.store(stop, 0, 1);
          timers.push(
            setTimeout(() => {
              then();
              this.end();
            }, GRACE),
          );
        };
        abort = () => halt(() => reject(cancelled()));
        signal?.addEventListener('abort', abort);
        hear = (message) => {
          if ('begun' in message) {
            if (time !== undefined) timers.push(setTimeout(() => halt(timedOut), time));
          } else if ('lines' in message) {
            outcome.hits += message.lines.length;
            ears.lines?.(message.lines);
          } else if ('done' in message) {
            transcript = message.transcript;
            ears.progress?.(message.done, message.total);
          } else if ('places' in message) Object.assign(outcome, message);
          else if ('end' in message) resolve({ ...outcome, ...message.end });
          else if ('error' in message) reject(fromWireError(message.error));
          else if (signal?.aborted) reject(cancelled());
          else timedOut();
        };
        this.#worker.on('message', hear);
        this.#onEnd = () =>
          reject(
            new PassageError('internal', 'The search broke off. It may need more memory than there is.'),
          );
        this.#worker.postMessage({ ...task, stop } satisfies SearchTask);
      });
    } finally {
      for (const timer of timers) clearTimeout(timer);
      signal?.removeEventListener('abort', abort);
      this.#worker.off('message', hear);
      this.#onEnd = () => {};
      this.#worker.unref();
    }
  }
}

const cancelled = (): PassageError =>
  new PassageError('cancelled', 'The search was stopped. Search again when you like.');
