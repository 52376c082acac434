import type { Summand } from './statistic.ts';
import type { Units } from './units.ts';

/**
 * Counts by turn. Stored in rows of a multiple of four numbers, so that a sum can run over four columns at a time:
 * this is where resampling spends its time.
 */
export class Tally implements Summand {
  readonly width: number;
  readonly #stride: number;
  readonly #counts: Float64Array;

  /** @param turns number of turns in the corpus. */
  constructor(turns: number, width: number) {
    this.width = width;
    this.#stride = Math.ceil(width / 4) * 4;
    this.#counts = new Float64Array(turns * this.#stride);
  }

  add(turn: number, column: number, count: number): void {
    this.#counts[turn * this.#stride + column]! += count;
  }

  sum(weights: Float64Array | null, into: Float64Array): void {
    const [counts, stride] = [this.#counts, this.#stride] as const;
    for (let column = 0; column < stride; column += 4) {
      let [a, b, c, d] = [0, 0, 0, 0];
      for (let at = column, turn = 0; at < counts.length; at += stride, turn++) {
        const weight = weights ? weights[turn]! : 1;
        a += weight * counts[at]!;
        b += weight * counts[at + 1]!;
        c += weight * counts[at + 2]!;
        d += weight * counts[at + 3]!;
      }
      // What lies past the end of `into` is padding, and is not written.
      into[column] = a;
      into[column + 1] = b;
      into[column + 2] = c;
      into[column + 3] = d;
    }
  }
}

/**
 * Walks over stretches of units on which nothing changes: neither the turn nor who covers them.
 * Costs a step a run and a turn, whatever the number of units.
 * @param lists runs of units (see `coveredUnits`), one list an annotator.
 * @param visit is given the turn, how many units, and for each list 1 where it covers them.
 */
export function sweep(
  { rows }: Units,
  lists: readonly Uint32Array[],
  visit: (turn: number, units: number, on: Uint8Array) => void,
): void {
  const next = new Uint32Array(lists.length);
  const on = new Uint8Array(lists.length);
  for (let row = 0; row < rows.turn.length; row++) {
    const end = rows.first[row + 1]!;
    for (let at = rows.first[row]!; at < end;) {
      let to = end;
      for (let index = 0; index < lists.length; index++) {
        const list = lists[index]!;
        let edge = next[index]!;
        while (edge < list.length && list[edge]! <= at) edge++;
        next[index] = edge;
        // After an odd number of edges the list has begun a run that has not ended.
        on[index] = edge & 1;
        if (edge < list.length && list[edge]! < to) to = list[edge]!;
      }
      visit(rows.turn[row]!, to - at, on);
      at = to;
    }
  }
}

/**
 * Adds to `tally` (width 4) the units that both, only the first, only the second and neither covers.
 * @param within only units of these runs; `null` for all.
 * @param offset number of the continuum's first turn in the corpus.
 */
export function tallyPair(
  tally: Tally,
  units: Units,
  first: Uint32Array,
  second: Uint32Array,
  within: Uint32Array | null,
  offset: number,
): void {
  sweep(units, within ? [first, second, within] : [first, second], (turn, count, on) => {
    if (within && on[2] === 0) return;
    tally.add(offset + turn, (on[0] === 1 ? 0 : 2) + (on[1] === 1 ? 0 : 1), count);
  });
}

/** Adds to `tally` (one more than there are lists) the units that 0, 1, ... all of the lists cover. */
export function tallyCounts(
  tally: Tally,
  units: Units,
  lists: readonly Uint32Array[],
  within: Uint32Array | null,
  offset: number,
): void {
  const m = lists.length;
  sweep(units, within ? [...lists, within] : lists, (turn, count, on) => {
    if (within && on[m] === 0) return;
    let yes = 0;
    for (let index = 0; index < m; index++) yes += on[index]!;
    tally.add(offset + turn, yes, count);
  });
}
