import type { Statistic } from './bootstrap.ts';
import type { Coded } from './coded.ts';
import type { Corpus } from './corpus.ts';
import { oneMinusRatio, undefinedFor } from './figure.ts';

/**
 * What Krippendorff's alpha-u of one tag in one transcript is computed from. A *unit* is a stretch that an annotator
 * gave the tag (overlapping annotations united), a *gap* a stretch between them. Lengths are in code points.
 * Each unit and gap belongs to the turn in which it begins, so that turns can be resampled.
 */
export class Unitizing {
  readonly #coded: Coded;
  readonly #tag: number;
  readonly #firstTurn: number;
  readonly #turnLength: Float64Array;
  /** Squared distances to other annotators' units, each counted once, by turn. */
  readonly #distance: Float64Array;
  readonly #units: Lengths;
  readonly #gaps: Lengths;

  constructor(coded: Coded, tag: number, firstTurn: number) {
    this.#coded = coded;
    this.#tag = tag;
    this.#firstTurn = firstTurn;
    const { continuum, annotators } = coded;
    this.#turnLength = new Float64Array(continuum.turns.length);
    for (const piece of continuum.pieces) this.#turnLength[piece.turn]! += piece.positionEnd - piece.position;
    this.#distance = new Float64Array(continuum.turns.length);
    for (let first = 0; first < annotators.length; first++)
      for (let second = 0; second < annotators.length; second++)
        if (first !== second) this.#compare(first, second, first < second);
    const [units, gaps]: [number[], number[]] = [[], []];
    for (let annotator = 0; annotator < annotators.length; annotator++) {
      const stretches = coded.united(annotator, tag);
      let end = 0;
      for (let at = 0; at < stretches.length; at += 2) {
        if (stretches[at]! > end) gaps.push(end, stretches[at]!);
        units.push(stretches[at]!, (end = stretches[at + 1]!));
      }
      if (end < continuum.length) gaps.push(end, continuum.length);
    }
    this.#units = new Lengths(units, coded);
    this.#gaps = new Lengths(gaps, coded);
  }

  /**
   * Two overlapping units differ by the squares of the differences of their starts and of their ends; a unit in
   * a gap by the square of its length (Krippendorff 1995, eq. 4; 2004, ch. 11.6).
   * @param both whether to count the overlapping ones as well, which both orders of the annotators would find.
   */
  #compare(first: number, second: number, both: boolean): void {
    const mine = this.#coded.united(first, this.#tag);
    const theirs = this.#coded.united(second, this.#tag);
    let from = 0;
    for (let at = 0; at < mine.length; at += 2) {
      const [start, end] = [mine[at]!, mine[at + 1]!];
      while (from < theirs.length && theirs[from + 1]! <= start) from += 2;
      let distance = 0;
      if (from === theirs.length || theirs[from]! >= end) distance = (end - start) ** 2;
      else if (both)
        for (let other = from; other < theirs.length && theirs[other]! < end; other += 2)
          distance += (start - theirs[other]!) ** 2 + (end - theirs[other + 1]!) ** 2;
      if (distance > 0) this.#distance[this.#coded.continuum.turnAt(start)]! += distance;
    }
  }

  /** Observed and expected disagreement; both 0 where nobody used the tag, or no turn is left. */
  disagreement(weights?: Float64Array): { observed: number; expected: number; units: number } {
    const m = this.#coded.annotators.length;
    const weight = (turn: number): number => (weights ? weights[this.#firstTurn + turn]! : 1);
    let length = 0;
    let distance = 0;
    this.#turnLength.forEach((count, turn) => {
      length += weight(turn) * count;
      distance += weight(turn) * this.#distance[turn]!;
    });
    const units = this.#units.counted(weight);
    if (length === 0 || units.total === 0) return { observed: 0, expected: 0, units: 0 };
    const gaps = this.#gaps.counted(weight);
    let sum = 0;
    let taken = 0;
    // Places for a unit of length l among the gaps: the sum of (gap - l + 1) over the gaps that can hold it.
    let [holding, holdingLength, gap] = [0, 0, gaps.lengths.length - 1];
    for (let at = units.lengths.length - 1; at >= 0; at--) {
      const [l, times] = [units.lengths[at]!, units.counts[at]!];
      for (; gap >= 0 && gaps.lengths[gap]! >= l; gap--) {
        holding += gaps.counts[gap]!;
        holdingLength += gaps.counts[gap]! * gaps.lengths[gap]!;
      }
      const places = holdingLength - holding * (l - 1);
      sum += times * (((units.total - 1) / 3) * l * (l - 1) * (2 * l - 1) + l * l * places);
      taken += times * l * (l - 1);
    }
    const all = m * length;
    const below = all * (all - 1) - taken;
    return {
      observed: (2 * distance) / (m * (m - 1) * length * length),
      // A resample can hold a long unit but not the turns that it reaches into; such a one is left out.
      expected: below > 0 ? ((2 / length) * sum) / below : Number.NaN,
      units: units.total,
    };
  }
}

/** The lengths of stretches, each distinct length once, and how many stretches each turn has of it. */
class Lengths {
  readonly #index: Uint32Array;
  readonly #turn: Uint32Array;
  readonly lengths: Float64Array;

  /** @param stretches start, end, start, end, ... in positions. */
  constructor(stretches: readonly number[], { continuum }: Coded) {
    const count = stretches.length / 2;
    const lengths = Float64Array.from(
      { length: count },
      (_, at) => stretches[2 * at + 1]! - stretches[2 * at]!,
    );
    this.lengths = Float64Array.from(new Set(lengths)).sort();
    const indexOf = new Map(Array.from(this.lengths, (length, index) => [length, index]));
    this.#index = Uint32Array.from(lengths, (length) => indexOf.get(length)!);
    this.#turn = Uint32Array.from({ length: count }, (_, at) => continuum.turnAt(stretches[2 * at]!));
  }

  counted(weight: (turn: number) => number): {
    lengths: Float64Array;
    counts: Float64Array;
    total: number;
  } {
    const counts = new Float64Array(this.lengths.length);
    let total = 0;
    for (let at = 0; at < this.#index.length; at++) {
      const times = weight(this.#turn[at]!);
      counts[this.#index[at]!]! += times;
      total += times;
    }
    return { lengths: this.lengths, counts, total };
  }
}

/**
 * Krippendorff's alpha-u (Krippendorff 1995, eqs. 5-8; 2004, ch. 11) of the given tags (by index): one minus the summed observed by
 * the summed expected disagreement, over tags and over transcripts alike; never a mean of scores.
 */
export function alphaUStatistic(corpus: Corpus, tags: readonly number[]): Statistic {
  const all = corpus.coded.flatMap((coded, index) =>
    tags.map((tag) => new Unitizing(coded, tag, corpus.firstTurn[index]!)),
  );
  return {
    at(weights) {
      let [observed, expected, n] = [0, 0, 0];
      for (const one of all) {
        const part = one.disagreement(weights);
        observed += part.observed;
        expected += part.expected;
        n += part.units;
      }
      const parts = { n, Do: observed, De: expected };
      if (n === 0) return undefinedFor('No annotator used the tag.', parts);
      return oneMinusRatio(observed, expected, 'No disagreement can be expected by chance.', parts);
    },
  };
}
