import { type Outcome, oneMinusRatio, REASONS, undefinedFor } from './figure.ts';

export const LEVELS = ['nominal', 'ordinal', 'interval'] as const;
export type Level = (typeof LEVELS)[number];

/**
 * Krippendorff's alpha for any number of annotators, with missing values
 * (Krippendorff 2011, Computing Krippendorff's Alpha-Reliability, C and D).
 */
export class Alpha {
  readonly #level: Level;
  /** The distinct values, ascending; for nominal data their order means nothing. */
  readonly #values: readonly number[];
  /** Units with at least two values: each an array of indices into the values. */
  readonly #units: readonly Uint32Array[];
  /** Which of the given units they are. */
  readonly #origin: Uint32Array;

  /**
   * @param units for each unit the values that annotators gave it. Annotators who gave none are left out; a unit
   * with a single value cannot be paired and does not count. Categories of nominal data are any numbers.
   */
  constructor(units: readonly (readonly number[])[], level: Level) {
    this.#level = level;
    const origin = units.flatMap((unit, index) => (unit.length > 1 ? [index] : []));
    this.#values = [...new Set(origin.flatMap((index) => units[index]!))].sort((a, b) => a - b);
    const indexOf = new Map(this.#values.map((value, index) => [value, index]));
    this.#units = origin.map((index) => Uint32Array.from(units[index]!, (value) => indexOf.get(value)!));
    this.#origin = Uint32Array.from(origin);
  }

  /** Units with at least two values. */
  get pairable(): number {
    return this.#units.length;
  }

  /** @param weight how often each unit counts (by its index among those given); without it once. */
  outcome(weight?: (unit: number) => number): Outcome {
    const counts = new Float64Array(this.#values.length);
    let n = 0;
    let units = 0;
    const weights = Float64Array.from(this.#origin, (unit) => weight?.(unit) ?? 1);
    this.#units.forEach((unit, index) => {
      if (weights[index] === 0) return;
      for (const value of unit) counts[value]! += weights[index]!;
      n += weights[index]! * unit.length;
      units += weights[index]!;
    });
    if (n === 0) return undefinedFor(REASONS.noUnit, { n: 0 });
    const place = this.#places(counts);
    let observed = 0;
    this.#units.forEach((unit, index) => {
      if (weights[index] !== 0) observed += (weights[index]! * this.#within(unit, place)) / (unit.length - 1);
    });
    const expected = this.#chance(counts, n, place) / (n - 1);
    const parts = { n: units, Do: observed / n, De: expected / n };
    return oneMinusRatio(observed, expected, REASONS.oneCategory, parts);
  }

  /**
   * Numbers whose squared difference is the metric. Ordinal: `sum of n_g for g = c..k, minus (n_c + n_k) / 2`
   * equals the difference of the middle ranks of c and k.
   */
  #places(counts: Float64Array): Float64Array {
    if (this.#level !== 'ordinal') return Float64Array.from(this.#values);
    let below = 0;
    return counts.map((count) => {
      below += count;
      return below - count / 2;
    });
  }

  #distance(first: number, second: number, place: Float64Array): number {
    if (this.#level === 'nominal') return first === second ? 0 : 1;
    return (place[first]! - place[second]!) ** 2;
  }

  /** The metric summed over the ordered pairs of a unit's values. */
  #within(unit: Uint32Array, place: Float64Array): number {
    let sum = 0;
    for (let i = 1; i < unit.length; i++)
      for (let j = 0; j < i; j++) sum += 2 * this.#distance(unit[i]!, unit[j]!, place);
    return sum;
  }

  /** The metric summed over the ordered pairs of all values; exactly 0 where they are all one. */
  #chance(counts: Float64Array, n: number, place: Float64Array): number {
    if (counts.filter((count) => count > 0).length < 2) return 0;
    if (this.#level === 'nominal') return counts.reduce((sum, count) => sum + count * (n - count), 0);
    // The sum of n_c n_k (c - k)^2 is 2 n times the summed squared distances from the mean.
    const mean = counts.reduce((sum, count, index) => sum + count * place[index]!, 0) / n;
    return 2 * n * counts.reduce((sum, count, index) => sum + count * (place[index]! - mean) ** 2, 0);
  }
}
