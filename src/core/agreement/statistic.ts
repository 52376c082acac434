import type { Outcome } from './figure.ts';

/**
 * Some numbers about a corpus of which figures are made, computable with each turn taken several times or not at all.
 * Several figures share a summand (a tag's counts are part of the figure over all tags), and it is computed once.
 */
export interface Summand {
  readonly width: number;
  /**
   * Writes `width` numbers to `into`.
   * @param weights how often each turn of the corpus counts; `null` for once.
   */
  sum(weights: Float64Array | null, into: Float64Array): void;
}

/** A measure: summands, and what becomes of their numbers. */
export class Statistic {
  readonly summands: readonly Summand[];
  readonly outcome: (sums: readonly Float64Array[]) => Outcome;

  constructor(summands: readonly Summand[], outcome: (sums: readonly Float64Array[]) => Outcome) {
    this.summands = summands;
    this.outcome = outcome;
  }

  /** The measure itself, or that of a resample. */
  at(weights: Float64Array | null = null): Outcome {
    return this.outcome(
      this.summands.map((summand) => {
        const into = new Float64Array(summand.width);
        summand.sum(weights, into);
        return into;
      }),
    );
  }
}
