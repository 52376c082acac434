import type { Column } from './gamma-columns.ts';

/** From a smoothing of a fifth of what a unit costs down to a thousandth, by 0.6 each. */
const ANNEALING_STEPS = 11;

/**
 * Prices of units such that no column costs less than its units are priced: a solution of the dual of the linear
 * relaxation of the cover, so that the prices of what is uncovered are a lower bound of what covering it costs. The
 * nearer they come to the best, the fewer partial covers have to be looked at; the result never depends on it.
 */
export class Prices {
  readonly prices: Float64Array;
  readonly #scale: number;
  readonly #slack: Float64Array;
  /** For each unit the columns that hold it. */
  readonly #of: readonly Uint32Array[];

  /** Starts from an equal share of the cheapest column. */
  constructor(count: number, columns: readonly Column[]) {
    this.prices = new Float64Array(count).fill(Number.POSITIVE_INFINITY);
    const of: number[][] = Array.from({ length: count }, () => []);
    columns.forEach(({ units, disorder }, index) => {
      for (const unit of units) {
        this.prices[unit] = Math.min(this.prices[unit]!, disorder / units.length);
        of[unit]!.push(index);
      }
    });
    this.#scale = this.prices.reduce((most, price) => Math.max(most, price), 0);
    this.#of = of.map((list) => Uint32Array.from(list));
    this.#slack = Float64Array.from(
      columns,
      ({ units, disorder }) => disorder - units.reduce((sum, unit) => sum + this.prices[unit]!, 0),
    );
  }

  /** Coordinate ascent: rounds give each unit what its columns leave, spread so that no unit takes it all. */
  ascend(): void {
    for (const share of [0.3, 0.3, 0.3, 0.5, 0.5, 1])
      for (let unit = 0; unit < this.prices.length; unit++) this.#raise(unit, share * this.#least(unit));
  }

  /**
   * Coordinate ascent on the dual smoothed by an entropy, which does not get stuck at corners as the plain one does, with
   * the smoothing taken back step by step. Each step leaves the unit's columns at least at what they are priced.
   */
  *anneal(): Generator<void> {
    // In parts of what a unit costs, whatever the scale of the disorders.
    const scale = this.#scale;
    // Steps are counted, since the smallest numbers there are do not shrink any more when they are multiplied by 0.6.
    for (let step = 0, width = 0.2 * scale; step < ANNEALING_STEPS && width > 0; step++, width *= 0.6)
      for (let round = 0; round < 16; round++) {
        for (let unit = 0; unit < this.prices.length; unit++) {
          const least = this.#least(unit);
          let sum = 0;
          for (const column of this.#of[unit]!) sum += Math.exp((least - this.#slack[column]!) / width);
          this.#raise(unit, least - width * Math.log(sum));
        }
        yield;
      }
    for (let unit = 0; unit < this.prices.length; unit++) this.#raise(unit, this.#least(unit));
  }

  #least(unit: number): number {
    let least = Number.POSITIVE_INFINITY;
    for (const column of this.#of[unit]!) least = Math.min(least, this.#slack[column]!);
    return least;
  }

  #raise(unit: number, by: number): void {
    this.prices[unit]! += by;
    for (const column of this.#of[unit]!) this.#slack[column]! -= by;
  }
}
