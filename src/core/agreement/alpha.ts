import { type Outcome, oneMinusRatio, REASONS, undefinedFor } from './figure.ts';
import type { Summand } from './statistic.ts';

export const LEVELS = ['nominal', 'ordinal', 'interval'] as const;
export type Level = (typeof LEVELS)[number];

/**
 * Krippendorff's alpha for any number of annotators, with missing values
 * (Krippendorff 2011, Computing Krippendorff's Alpha-Reliability, C and D). Its numbers as a summand: units with at
 * least two values, their values, and the observed and the expected metric, each summed over the values.
 */
export class Alpha implements Summand {
  readonly width = 4;
  readonly #level: Level;
  /** The distinct values, ascending; for nominal data their order means nothing. */
  readonly #values: Float64Array;
  /** Units with at least two values: each an array of indices into the values. */
  readonly #units: readonly Uint32Array[];
  readonly #turns: Uint32Array;
  /** The metric within each unit; null where it depends on how often the other units count. */
  readonly #within: Float64Array | null;

  /**
   * @param units for each unit the values that annotators gave it. Annotators who gave none are left out; a unit
   * with a single value cannot be paired and does not count. Categories of nominal data are any numbers.
   * @param turns for each unit its turn in the corpus.
   */
  constructor(units: readonly (readonly number[])[], level: Level, turns: readonly number[] = []) {
    this.#level = level;
    const kept = units.flatMap((unit, index) => (unit.length > 1 ? [index] : []));
    this.#values = Float64Array.from(new Set(kept.flatMap((index) => units[index]!))).sort();
    const indexOf = new Map(Array.from(this.#values, (value, index) => [value, index]));
    this.#units = kept.map((index) => Uint32Array.from(units[index]!, (value) => indexOf.get(value)!));
    this.#turns = Uint32Array.from(kept, (index) => turns[index] ?? 0);
    this.#within =
      level === 'ordinal' ? null : Float64Array.from(this.#units, (unit) => this.#metric(unit, this.#values));
  }

  sum(weights: Float64Array | null, into: Float64Array): void {
    const counts = new Float64Array(this.#values.length);
    let [units, n] = [0, 0];
    this.#units.forEach((unit, index) => {
      const weight = weights ? weights[this.#turns[index]!]! : 1;
      if (weight === 0) return;
      for (let at = 0; at < unit.length; at++) counts[unit[at]!]! += weight;
      n += weight * unit.length;
      units += weight;
    });
    const places = this.#places(counts);
    let observed = 0;
    this.#units.forEach((unit, index) => {
      const weight = weights ? weights[this.#turns[index]!]! : 1;
      if (weight !== 0) observed += weight * (this.#within?.[index] ?? this.#metric(unit, places));
    });
    into.set([units, n, observed, n > 0 ? this.#chance(counts, n, places) / (n - 1) : 0]);
  }

  static outcome(sums: Float64Array): Outcome {
    const [units, n, observed, expected] = [sums[0]!, sums[1]!, sums[2]!, sums[3]!];
    if (n === 0) return undefinedFor(REASONS.noUnit, { n: 0 });
    const parts = { n: units, Do: observed / n, De: expected / n };
    return oneMinusRatio(observed, expected, REASONS.oneCategory, parts);
  }

  /**
   * Numbers whose squared difference is the metric. Ordinal: `sum of n_g for g = c..k, minus (n_c + n_k) / 2`
   * equals the difference of the middle ranks of c and k.
   */
  #places(counts: Float64Array): Float64Array {
    if (this.#level !== 'ordinal') return this.#values;
    let below = 0;
    return counts.map((count) => {
      below += count;
      return below - count / 2;
    });
  }

  /** The metric over the ordered pairs of a unit's values, by the number of the others. */
  #metric(unit: Uint32Array, places: Float64Array): number {
    let sum = 0;
    for (let i = 1; i < unit.length; i++)
      for (let j = 0; j < i; j++)
        if (unit[i] !== unit[j])
          sum += this.#level === 'nominal' ? 2 : 2 * (places[unit[i]!]! - places[unit[j]!]!) ** 2;
    return sum / (unit.length - 1);
  }

  /** The metric over the ordered pairs of all values; exactly 0 where they are all one. */
  #chance(counts: Float64Array, n: number, places: Float64Array): number {
    let [mean, sum] = [0, 0];
    // A share of 1 is exact, so the mean of a single value is that value.
    for (let index = 0; index < counts.length; index++) mean += (counts[index]! / n) * places[index]!;
    // The sum of n_c n_k (c - k)^2 is 2 n times the summed squared distances from the mean.
    for (let index = 0; index < counts.length; index++)
      sum += counts[index]! * (this.#level === 'nominal' ? n - counts[index]! : (places[index]! - mean) ** 2);
    return this.#level === 'nominal' ? sum : 2 * n * sum;
  }
}
