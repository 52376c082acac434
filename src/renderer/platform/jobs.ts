import { v7 as uuid } from 'uuid';
import { PassageError } from '../../contract/errors.ts';
import type { Client } from '../../contract/client.ts';

/** Work that takes its time, as the page shows it. Replaced, never changed. */
export interface JobView {
  readonly id: string;
  /** What is done: “Export”. */
  readonly title: string;
  /** What is counted (“row”); empty where only the share says something. */
  readonly unit: string;
  readonly done: number;
  /** 0 where it is not known. */
  readonly total: number;
  /** Asked to stop, and not over yet. */
  readonly stopping: boolean;
  /** False where it cannot be stopped half-way. */
  readonly canStop: boolean;
  /** True while the part of the page that started it shows how far it is. */
  readonly attended: boolean;
}

/** A job as the work sees it. */
export interface JobControl {
  /** Give it to a procedure that takes a `job`: its progress then arrives here, and stopping reaches it. */
  readonly id: string;
  readonly signal: AbortSignal;
  /** For work that the page does itself. */
  tick(done: number, total: number): void;
  /** Tells how far it is and lets the page paint and answer. Throws `cancelled` where the job is to stop. */
  breathe(done: number, total: number): Promise<void>;
}

export interface JobOptions {
  title: string;
  unit?: string;
  canStop?: boolean;
  attended?: boolean;
  /** Called with the id, for `view` and `stop`, before the work begins. */
  onStart?: (id: string) => void;
}

/** All that the page waits for: jobs of the host and of its own. */
export class Jobs {
  readonly #client: () => Client;
  readonly #stops = new Map<string, AbortController>();
  readonly #listeners = new Set<() => void>();
  #views: readonly JobView[] = [];
  #listening: Client | undefined;

  constructor(client: () => Client) {
    this.#client = client;
  }

  /** The jobs that run, in the order of their start. */
  list = (): readonly JobView[] => this.#views;

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  };

  view(id: string | undefined): JobView | undefined {
    return this.#views.find((job) => job.id === id);
  }

  /** Runs work as a job. Settles as the work does; stopped, it rejects with `cancelled`, from the host or from here. */
  async run<T>(options: JobOptions, work: (job: JobControl) => Promise<T>): Promise<T> {
    this.#listen();
    const id = uuid();
    const { title, unit = '', canStop = true, attended = false } = options;
    const controller = new AbortController();
    const { signal } = controller;
    this.#stops.set(id, controller);
    this.#set([...this.#views, { id, title, unit, canStop, attended, done: 0, total: 0, stopping: false }]);
    const tick = (done: number, total: number): void => this.#patch(id, { done, total });
    const breathe = async (done: number, total: number): Promise<void> => {
      tick(done, total);
      await new Promise((resolve) => setTimeout(resolve));
      if (signal.aborted) throw stopped();
    };
    try {
      options.onStart?.(id);
      return await work({ id, signal, tick, breathe });
    } finally {
      this.#stops.delete(id);
      this.#set(this.#views.filter((job) => job.id !== id));
    }
  }

  /** Asks a job to stop; one that is over, or cannot be stopped, is left alone. */
  stop(id: string): void {
    const job = this.view(id);
    if (!job?.canStop || job.stopping) return;
    this.#patch(id, { stopping: true });
    this.#stops.get(id)?.abort();
    // The host may not know of it (yet): then there is nothing to stop there.
    this.#client()
      .call('jobs.cancel', { job: id })
      .catch(() => {});
  }

  #listen(): void {
    const client = this.#client();
    if (this.#listening === client) return;
    this.#listening = client;
    client.on('progress', ({ job, done, total }) => this.#patch(job, { done, total }));
  }

  #patch(id: string, change: Partial<JobView>): void {
    if (this.view(id)) this.#set(this.#views.map((job) => (job.id === id ? { ...job, ...change } : job)));
  }

  #set(views: readonly JobView[]): void {
    this.#views = views;
    for (const listener of this.#listeners) listener();
  }
}

const stopped = (): PassageError =>
  new PassageError('cancelled', 'This was stopped. Begin again when you like.');

/** Whether work ended because somebody stopped it. */
export const wasStopped = (error: unknown): boolean =>
  error instanceof PassageError && error.code === 'cancelled';
