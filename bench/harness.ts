import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** One measured thing: the median of its runs, beside the floor that was measured in turn with it. */
export interface Figure {
  name: string;
  unit: 'ms' | 'MB';
  median: number;
  /** Every run, in the order in which they were made. */
  runs: number[];
  /** What no implementation of ours can be expected to beat; null where there is nothing to compare with. */
  floor: { name: string; median: number; runs: number[] } | null;
  /** Median of ours through median of the floor. */
  ratio: number | null;
  /** The ratio that we mean to stay under; null where we set ourselves none. */
  target: number | null;
  /** What must hold, where something must: `median` may not be more. */
  limit: number | null;
  note: string;
}

/** What a benchmark is given. */
export interface Bench {
  /** An empty folder, removed afterwards. */
  folder: string;
  /** Says where it is, on standard error. */
  say(line: string): void;
  /** Keeps a figure. */
  keep(figure: Figure): void;
  /** Says that something could not be measured, and why: it stands in the results. */
  skip(name: string, reason: string): void;
}

export interface Results {
  figures: Figure[];
  skipped: { name: string; reason: string }[];
  failed: { name: string; reason: string }[];
}

/** A benchmark, by the name that the command line takes. */
export interface Benchmark {
  name: string;
  about: string;
  run(bench: Bench): Promise<void>;
}

/**
 * Runs one benchmark in a folder of its own. One that fails keeps the figures that it came to, is listed with what went wrong,
 * and takes nothing from the others.
 */
export async function runBenchmark(benchmark: Benchmark, results: Results): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), `passage-bench-${benchmark.name}-`));
  try {
    await benchmark.run({
      folder,
      say: (line) => console.error(`  ${line}`),
      keep: (figure) => void results.figures.push(figure),
      skip: (name, reason) => void results.skipped.push({ name, reason }),
    });
  } catch (error) {
    console.error(error);
    results.failed.push({ name: benchmark.name, reason: (error as Error).message });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

/** Milliseconds that a piece of work takes. */
export async function timed(work: () => unknown): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

interface Compared {
  name: string;
  runs: number;
  ours: () => unknown;
  floor?: { name: string; run: () => unknown };
  target?: number;
  note?: string;
}

/** Measures ours and the floor in turn, so that a machine that slows down slows both; the first pair warms up. */
export async function compare({ name, runs, ours, floor, target, note = '' }: Compared): Promise<Figure> {
  const [own, other]: [number[], number[]] = [[], []];
  for (let i = 0; i <= runs; i++) {
    const [a, b] = [await timed(ours), floor ? await timed(floor.run) : 0];
    if (i === 0) continue;
    own.push(a);
    other.push(b);
  }
  const reached = median(own);
  const beside = floor ? { name: floor.name, median: median(other), runs: other } : null;
  return {
    name,
    unit: 'ms',
    median: reached,
    runs: own,
    floor: beside,
    ratio: beside && reached / beside.median,
    target: target ?? null,
    limit: null,
    note,
  };
}
