import type { Interval, Undefined } from './figure.ts';
import { Random } from './random.ts';
import type { Statistic } from './statistic.ts';

export interface BootstrapOptions {
  seed: number;
  replicates: number;
}

/**
 * 95 % percentile intervals (Efron 1979; Efron and Tibshirani 1993, ch. 13) by resampling whole turns with replacement: units of
 * one turn are not independent of one another. All statistics are computed on the same resamples. A replicate in
 * which a statistic is undefined is left out and counted. Yields after each replicate.
 * @param turns number of turns in the corpus; a transcript without turns counts as one.
 */
export function* bootstrap(
  statistics: readonly Statistic[],
  turns: number,
  { seed, replicates }: BootstrapOptions,
): Generator<void, (Interval | Undefined)[]> {
  if (turns < 2)
    return statistics.map(() => ({ undefined: true, reason: 'There are fewer than two turns to resample.' }));
  const random = new Random(seed, 'bootstrap');
  const values = statistics.map(() => new Float64Array(replicates));
  const sizes = statistics.map(() => 0);
  const weights = new Float64Array(turns);
  const summands = new Set(statistics.flatMap((statistic) => statistic.summands));
  const sums = new Map(Array.from(summands, (summand) => [summand, new Float64Array(summand.width)]));
  const inputs = statistics.map((statistic) => statistic.summands.map((summand) => sums.get(summand)!));
  for (let replicate = 0; replicate < replicates; replicate++) {
    random.resample(weights);
    for (const [summand, into] of sums) summand.sum(weights, into);
    statistics.forEach((statistic, index) => {
      const outcome = statistic.outcome(inputs[index]!);
      if ('value' in outcome) values[index]![sizes[index]!++] = outcome.value;
    });
    yield;
  }
  return values.map((all, index): Interval | Undefined => {
    const sorted = all.subarray(0, sizes[index]).sort();
    if (sorted.length === 0)
      return { undefined: true, reason: 'The measure is undefined in every resample of the turns.' };
    const skipped = replicates - sorted.length;
    return {
      low: quantile(sorted, 0.025),
      high: quantile(sorted, 0.975),
      level: 0.95,
      replicates,
      skipped,
      seed,
    };
  });
}

/** The quantile of sorted numbers, linear between neighbours (type 7 of Hyndman and Fan 1996, as in R and NumPy). */
export function quantile(sorted: ArrayLike<number>, share: number): number {
  const place = (sorted.length - 1) * share;
  const below = Math.floor(place);
  const above = Math.min(below + 1, sorted.length - 1);
  return sorted[below]! + (place - below) * (sorted[above]! - sorted[below]!);
}
