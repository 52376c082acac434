/** A unit of the gamma measure: an interval (of any scale) with a category. */
export interface GammaUnit {
  readonly start: number;
  readonly end: number;
  readonly category: number;
}

/** How units are compared. All but `samples`, `precision` and `seed` are those of Mathet et al. 2015. */
export interface GammaOptions {
  /** Weight of the positional dissimilarity. */
  alpha: number;
  /** Weight of the categorial dissimilarity. */
  beta: number;
  /** Dissimilarity of a unit and none, and the scale of the others. */
  deltaEmpty: number;
  /** Fewest random continua to take the chance disorder from. */
  samples: number;
  /**
   * Relative error of the chance disorder at 95 % confidence: as many more are sampled as that takes (section 5.3);
   * null for `samples` and no more.
   */
  precision: number | null;
  seed: number;
}

export const GAMMA_DEFAULTS: GammaOptions = {
  alpha: 1,
  beta: 1,
  deltaEmpty: 1,
  samples: 30,
  precision: 0.02,
  seed: 1,
};

export type Weights = Pick<GammaOptions, 'alpha' | 'beta' | 'deltaEmpty'>;

/** `((|start - start'| + |end - end'|) / (length + length'))^2 * delta` (Mathet et al. 2015, section 4.3.1). */
export function positionalDissimilarity(a: GammaUnit, b: GammaUnit, { deltaEmpty }: Weights): number {
  const apart = Math.abs(a.start - b.start) + Math.abs(a.end - b.end);
  return (apart / (a.end - a.start + (b.end - b.start))) ** 2 * deltaEmpty;
}

/** `delta` where the categories differ: tags are nominal (section 4.3.2). */
export function categorialDissimilarity(a: GammaUnit, b: GammaUnit, { deltaEmpty }: Weights): number {
  return a.category === b.category ? 0 : deltaEmpty;
}

/** `alpha * positional + beta * categorial` (section 4.3.3). */
export function dissimilarity(a: GammaUnit, b: GammaUnit, weights: Weights): number {
  return (
    weights.alpha * positionalDissimilarity(a, b, weights) +
    weights.beta * categorialDissimilarity(a, b, weights)
  );
}

/**
 * Finds units near another without looking at all of them: units by length class (powers of two), each class by
 * its centres. Since `|start - start'| + |end - end'|` is at least twice the distance of the centres, whatever is
 * within a dissimilarity lies within a distance that the lengths give.
 */
export class Neighbourhood {
  readonly #classes = new Map<number, { longest: number; centres: Float64Array; units: number[] }>();

  constructor(units: readonly GammaUnit[]) {
    const byClass = new Map<number, number[]>();
    units.forEach(({ start, end }, index) => {
      const key = Math.ceil(Math.log2(end - start));
      const list = byClass.get(key);
      if (list) list.push(index);
      else byClass.set(key, [index]);
    });
    const centre = (index: number): number => (units[index]!.start + units[index]!.end) / 2;
    for (const [key, list] of byClass) {
      list.sort((a, b) => centre(a) - centre(b));
      const lengthOf = (index: number): number => units[index]!.end - units[index]!.start;
      const longest = list.reduce((most, index) => Math.max(most, lengthOf(index)), 0);
      this.#classes.set(key, { longest, centres: Float64Array.from(list, centre), units: list });
    }
  }

  /** Units (by index) that may be less than `limit` from `unit`; all that are so are among them. */
  near(unit: GammaUnit, limit: number, { alpha, deltaEmpty }: Weights): number[] {
    const reach = Math.sqrt(limit / (alpha * deltaEmpty));
    const centre = (unit.start + unit.end) / 2;
    const out: number[] = [];
    for (const { longest, centres, units } of this.#classes.values()) {
      const far = (reach * (unit.end - unit.start + longest)) / 2;
      let [low, high] = [0, centres.length];
      while (low < high) {
        const middle = (low + high) >> 1;
        if (centres[middle]! < centre - far) low = middle + 1;
        else high = middle;
      }
      for (; low < centres.length && centres[low]! <= centre + far; low++) out.push(units[low]!);
    }
    return out;
  }
}
