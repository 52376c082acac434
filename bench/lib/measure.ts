/** One measured thing: samples in milliseconds, or in another unit that its name says. */
export interface Figure {
  name: string;
  unit: 'ms' | 'MB' | 'x';
  median: number;
  worst: number;
  samples: number;
}

/** A figure against a floor or a peer of the same run. */
export interface Ratio {
  name: string;
  value: number;
  /** What we mean to stay under; null where there is no target. */
  target: number | null;
}

export interface Outcome {
  figures: Figure[];
  ratios: Ratio[];
  /** Why something was not measured. */
  skipped: string[];
}

export function figure(name: string, samples: readonly number[], unit: Figure['unit'] = 'ms'): Figure {
  const sorted = samples.toSorted((a, b) => a - b);
  return { name, unit, median: median(sorted), worst: sorted.at(-1) ?? Number.NaN, samples: sorted.length };
}

export function median(sorted: readonly number[]): number {
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

/** Runs work a number of times and keeps each time. */
export async function times(runs: number, work: (run: number) => unknown): Promise<number[]> {
  const samples: number[] = [];
  for (let run = 0; run < runs; run++) {
    const start = performance.now();
    await work(run);
    samples.push(performance.now() - start);
  }
  return samples;
}

/**
 * Runs ours and the floor turn by turn, so that a busy machine hits both alike, and gives both figures and their ratio.
 */
export async function against(
  runs: number,
  ours: { name: string; work: (run: number) => unknown },
  floor: { name: string; work: (run: number) => unknown },
  target: number | null,
): Promise<Pick<Outcome, 'figures' | 'ratios'>> {
  const [a, b]: [number[], number[]] = [[], []];
  for (let run = 0; run < runs; run++) {
    b.push(...(await times(1, () => floor.work(run))));
    a.push(...(await times(1, () => ours.work(run))));
  }
  const figures = [figure(ours.name, a), figure(floor.name, b)];
  return {
    figures,
    ratios: [
      { name: `${ours.name} / ${floor.name}`, value: figures[0]!.median / figures[1]!.median, target },
    ],
  };
}
