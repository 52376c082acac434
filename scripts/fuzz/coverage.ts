import { Session } from 'node:inspector';
import type { Profiler } from 'node:inspector';

/** Libraries that read what strangers made: their blocks count as ours do. */
const COUNTED =
  /\/src\/(core|host|contract)\/|\/node_modules\/(mammoth|pdfjs-dist|parse5|saxes|fflate|@msgpack|birpc|zod)\//;

/** Which blocks of the code have run: V8's own precise coverage, of this very thread. No code has to be instrumented. */
export class Coverage {
  readonly #session = new Session();
  readonly #seen = new Set<string>();

  constructor() {
    this.#session.connect();
    this.#session.post('Profiler.enable');
    this.#session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: true });
  }

  /** Blocks known so far. */
  get size(): number {
    return this.#seen.size;
  }

  /** Blocks that have run since the last time and never before; with `keep`, they are known from now on. */
  fresh(keep: boolean): number {
    let found = 0;
    for (const { url, functions } of this.#take()) {
      if (!COUNTED.test(url)) continue;
      for (const { ranges } of functions)
        for (const { startOffset, endOffset, count } of ranges) {
          if (count === 0) continue;
          const key = `${url}:${startOffset}:${endOffset}`;
          if (this.#seen.has(key)) continue;
          found += 1;
          if (keep) this.#seen.add(key);
        }
    }
    return found;
  }

  #take(): Profiler.ScriptCoverage[] {
    let taken: Profiler.ScriptCoverage[] = [];
    // The inspector of one's own thread answers before `post` returns.
    this.#session.post('Profiler.takePreciseCoverage', (error, answer) => {
      if (error) throw error;
      taken = answer.result;
    });
    return taken;
  }
}
