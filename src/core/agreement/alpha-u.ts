import type { Coded } from './coded.ts';
import type { Corpus } from './corpus.ts';
import { oneMinusRatio, undefinedFor } from './figure.ts';
import { Statistic, type Summand } from './statistic.ts';

/**
 * What Krippendorff's alpha-u of one tag in one transcript is computed from. A *unit* is a stretch that an annotator
 * gave the tag (overlapping annotations united), a *gap* a stretch between them. Lengths are in code points.
 * Each unit and gap belongs to the turn in which it begins, so that turns can be resampled.
 */
export class Unitizing implements Summand {
  readonly width = 3;
  readonly #coded: Coded;
  readonly #tag: number;
  readonly #firstTurn: number;
  readonly #turnLength: Float64Array;
  /** Squared distances to other annotators' units, each counted once, by turn. */
  readonly #distance: Float64Array;
  /** Units and gaps, the longest first, gaps before units as long: length, turn, and 1 for a unit. */
  readonly #lengths: Float64Array;
  readonly #turns: Uint32Array;
  readonly #isUnit: Uint8Array;

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
    const stretches: { start: number; length: number; unit: 0 | 1 }[] = [];
    for (let annotator = 0; annotator < annotators.length; annotator++) {
      const units = coded.united(annotator, tag);
      let end = 0;
      for (let at = 0; at < units.length; at += 2) {
        const start = units[at]!;
        if (start > end) stretches.push({ start: end, length: start - end, unit: 0 });
        end = units[at + 1]!;
        stretches.push({ start, length: end - start, unit: 1 });
      }
      if (end < continuum.length) stretches.push({ start: end, length: continuum.length - end, unit: 0 });
    }
    stretches.sort((a, b) => b.length - a.length || a.unit - b.unit || a.start - b.start);
    this.#lengths = Float64Array.from(stretches, ({ length }) => length);
    this.#turns = Uint32Array.from(stretches, ({ start }) => firstTurn + continuum.turnAt(start));
    this.#isUnit = Uint8Array.from(stretches, ({ unit }) => unit);
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

  /**
   * Writes observed and expected disagreement and the number of units: all 0 where nobody used the tag, or no turn is
   * left. (Krippendorff 1995, eqs. 5 and 7; 2004, ch. 11.6.)
   */
  sum(weights: Float64Array | null, into: Float64Array): void {
    into.fill(0);
    let [length, distance] = [0, 0];
    for (let turn = 0; turn < this.#turnLength.length; turn++) {
      const weight = weights ? weights[this.#firstTurn + turn]! : 1;
      length += weight * this.#turnLength[turn]!;
      distance += weight * this.#distance[turn]!;
    }
    const { expected, count } = this.#chance(weights, length);
    if (count === 0 || length === 0) return;
    const m = this.#coded.annotators.length;
    into[0] = (2 * distance) / (m * (m - 1) * length * length);
    into[1] = expected;
    into[2] = count;
  }

  #chance(weights: Float64Array | null, length: number): { expected: number; count: number } {
    const [lengths, turns, isUnit] = [this.#lengths, this.#turns, this.#isUnit] as const;
    let [count, cubes, places, taken] = [0, 0, 0, 0];
    // A unit of length l finds (gap - l + 1) places in each gap that can hold it; those came before it.
    let [gaps, gapLength] = [0, 0];
    // No branch on what a stretch is: they are mixed, and this is where resampling spends its time.
    for (let at = 0; at < lengths.length; at++) {
      const weight = weights ? weights[turns[at]!]! : 1;
      const l = lengths[at]!;
      const unit = weight * isUnit[at]!;
      const gap = weight - unit;
      gaps += gap;
      gapLength += gap * l;
      count += unit;
      // 2 l^3 - 3 l^2 + l
      cubes += unit * l * (l - 1) * (2 * l - 1);
      places += unit * l * l * (gapLength - gaps * (l - 1));
      taken += unit * l * (l - 1);
    }
    const all = this.#coded.annotators.length * length;
    const below = all * (all - 1) - taken;
    const sum = ((count - 1) / 3) * cubes + places;
    // A resample can hold a long unit but not the turns that it reaches into; such a one is left out.
    return { expected: below > 0 ? ((2 / length) * sum) / below : Number.NaN, count };
  }
}

/**
 * Krippendorff's alpha-u (Krippendorff 1995, eq. 8; 2004, ch. 11) of the given tags: one minus the summed observed by the
 * summed expected disagreement, over tags and over transcripts alike; never a mean of scores.
 */
export function alphaUStatistic(parts: readonly Unitizing[]): Statistic {
  return new Statistic(parts, (sums) => {
    let [observed, expected, n] = [0, 0, 0];
    for (const sum of sums) {
      observed += sum[0]!;
      expected += sum[1]!;
      n += sum[2]!;
    }
    const figures = { n, Do: observed, De: expected };
    if (n === 0) return undefinedFor('No annotator used the tag.', figures);
    return oneMinusRatio(observed, expected, 'No disagreement can be expected by chance.', figures);
  });
}

/** What alpha-u of a tag (by index) is made of: one part a transcript. */
export function unitizingOf(corpus: Corpus, tag: number): Unitizing[] {
  return corpus.coded.map((coded, index) => new Unitizing(coded, tag, corpus.firstTurn[index]!));
}
