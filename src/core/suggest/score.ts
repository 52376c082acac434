/** A place with what it says; offsets UTF-16, half-open. */
interface Placed {
  start: number;
  end: number;
  value: string;
  upper: string;
  unit: string;
}

/** How found statistics agree with labelled ones, as counts. */
export interface Score {
  gold: number;
  found: number;
  /** Same start and same end. */
  exact: number;
  /** Intersection over union of at least one half, each place used once. */
  overlapping: number;
  /** Of the overlapping: the same value, and the same upper value. */
  values: number;
  /** Of the overlapping: the same unit. */
  units: number;
}

export const NO_SCORE: Score = { gold: 0, found: 0, exact: 0, overlapping: 0, values: 0, units: 0 };

/** Scores one text. Both lists are in order and disjoint. */
export function score(gold: readonly Placed[], found: readonly Placed[]): Score {
  const out = { ...NO_SCORE, gold: gold.length, found: found.length };
  let from = 0;
  for (const want of gold) {
    while (from < found.length && found[from]!.end <= want.start) from++;
    // Two disjoint places cannot both cover half of a third one by this measure, so that the first is the only one.
    let at = from;
    while (at < found.length && found[at]!.start < want.end && overlap(want, found[at]!) < 0.5) at++;
    const have = found[at];
    if (!have || have.start >= want.end) continue;
    out.overlapping++;
    if (have.start === want.start && have.end === want.end) out.exact++;
    if (have.value === want.value && have.upper === want.upper) out.values++;
    if (have.unit === want.unit) out.units++;
  }
  return out;
}

const overlap = (a: Placed, b: Placed): number =>
  Math.max(0, Math.min(a.end, b.end) - Math.max(a.start, b.start)) /
  (Math.max(a.end, b.end) - Math.min(a.start, b.start));

/** The counts of two texts together. */
export const addScores = (a: Score, b: Score): Score => ({
  gold: a.gold + b.gold,
  found: a.found + b.found,
  exact: a.exact + b.exact,
  overlapping: a.overlapping + b.overlapping,
  values: a.values + b.values,
  units: a.units + b.units,
});

/** Precision, recall and their harmonic mean; 0 where nothing is there to divide by. */
export function rates(
  hits: number,
  { gold, found }: Score,
): { precision: number; recall: number; f1: number } {
  const precision = found === 0 ? 0 : hits / found;
  const recall = gold === 0 ? 0 : hits / gold;
  return { precision, recall, f1: hits === 0 ? 0 : (2 * precision * recall) / (precision + recall) };
}
