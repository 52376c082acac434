import { type Figure, median } from './harness.ts';

/** What a figure is beside its runs; `target`: the ratio to the floor that must not be passed. */
interface Beside {
  unit?: Figure['unit'];
  floor?: { name: string; runs: readonly number[] };
  target?: number;
  limit?: number;
  note?: string;
}

/** The median of some runs; beside a floor, and with a limit where a target or a limit is given. */
export function figure(name: string, runs: readonly number[], beside: Beside = {}): Figure {
  const { unit = 'ms', target = null, note = '' } = beside;
  const reached = median(runs);
  const floor = beside.floor && {
    name: beside.floor.name,
    median: median(beside.floor.runs),
    runs: [...beside.floor.runs],
  };
  return {
    name,
    unit,
    median: reached,
    runs: [...runs],
    floor: floor ?? null,
    ratio: floor ? reached / floor.median : null,
    target,
    limit: beside.limit ?? (floor && target !== null ? target * floor.median : null),
    note,
  };
}

/** The value that `share` of the runs do not pass (nearest rank). */
export function quantile(runs: readonly number[], share: number): number {
  const sorted = [...runs].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)]!;
}

/** A figure whose one value is the 95th percentile, beside the same of another. */
export const figure95 = (
  name: string,
  runs: readonly number[],
  beside: { floor: { name: string; runs: readonly number[] }; target: number; note?: string },
): Figure => ({
  ...figure(`${name}, 95th percentile`, [quantile(runs, 0.95)], {
    ...beside,
    floor: { name: beside.floor.name, runs: [quantile(beside.floor.runs, 0.95)] },
  }),
  runs: [...runs],
});
