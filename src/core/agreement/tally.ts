import type { Units } from './units.ts';

/** Counts by turn: `width` numbers for each turn of the corpus, one turn after another. */
export interface Tally {
  readonly width: number;
  readonly counts: Float64Array;
}

export const emptyTally = (turns: number, width: number): Tally => ({
  width,
  counts: new Float64Array(turns * width),
});

/** The sum over the turns, each taken as often as `weights` says; without weights once. */
export function totalOf({ width, counts }: Tally, weights?: Float64Array): Float64Array {
  const out = new Float64Array(width);
  const turns = counts.length / width;
  for (let turn = 0, at = 0; turn < turns; turn++, at += width) {
    const weight = weights ? weights[turn]! : 1;
    if (weight === 0) continue;
    for (let k = 0; k < width; k++) out[k]! += weight * counts[at + k]!;
  }
  return out;
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
    tally.counts[(offset + turn) * 4 + (on[0] === 1 ? 0 : 2) + (on[1] === 1 ? 0 : 1)]! += count;
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
    tally.counts[(offset + turn) * (m + 1) + yes]! += count;
  });
}
