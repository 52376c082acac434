import type { SearchRequest } from './request.ts';
import { type SearchEars, type SearchLimits, type SearchOutcome, SearchThread } from './thread.ts';

/** Threads of a project at most: one may be caught in a regular expression while another goes on. */
const MOST = 3;
/** Milliseconds after which a thread without work ends, and what it keeps in memory with it. */
const IDLE = 120_000;

/** The threads that search a project's file. Made when they are needed, ended when they are not. */
export class SearchThreads {
  readonly #path: string;
  readonly #all = new Set<SearchThread>();
  /** The one that worked last is the last: it has kept what it read. */
  readonly #idle: SearchThread[] = [];
  readonly #timers = new Map<SearchThread, NodeJS.Timeout>();
  readonly #waiting: (() => void)[] = [];

  constructor(path: string) {
    this.#path = path;
  }

  /** Searches as `viewer` may see; see {@link SearchThread.run}. Waits for a thread where all are busy. */
  async search(
    request: SearchRequest,
    viewer: string | null,
    ears: SearchEars = {},
    limits: SearchLimits = {},
  ): Promise<SearchOutcome> {
    while (this.#idle.length === 0 && this.#all.size >= MOST)
      await new Promise<void>((resolve) => this.#waiting.push(resolve));
    const thread = this.#idle.pop() ?? this.#start();
    clearTimeout(this.#timers.get(thread));
    try {
      return await thread.run({ path: this.#path, viewer, request }, ears, limits);
    } finally {
      if (thread.alive) {
        this.#idle.push(thread);
        this.#timers.set(thread, setTimeout(() => this.#end(thread), IDLE).unref());
      } else this.#forget(thread);
      this.#waiting.shift()?.();
    }
  }

  /** Ends all threads, and so what they search. */
  close(): void {
    for (const thread of [...this.#all]) this.#end(thread);
  }

  #start(): SearchThread {
    const thread = new SearchThread((ended) => this.#forget(ended));
    this.#all.add(thread);
    return thread;
  }

  #end(thread: SearchThread): void {
    thread.end();
    this.#forget(thread);
  }

  #forget(thread: SearchThread): void {
    this.#all.delete(thread);
    clearTimeout(this.#timers.get(thread));
    this.#timers.delete(thread);
    const at = this.#idle.indexOf(thread);
    if (at >= 0) this.#idle.splice(at, 1);
  }
}
