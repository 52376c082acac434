import type { Stretch } from './continuum.ts';

const shared = (a: Stretch, b: Stretch): number =>
  a.points.filter((point) => b.points.includes(point)).length;

/** Pairs of spans that cover the same, each span in one pair at most. */
export function exactPairs<T extends Stretch>(first: readonly T[], second: readonly T[]): [T, T][] {
  const left = [...second];
  return first.flatMap((mine): [T, T][] => {
    const at = left.findIndex((theirs) => theirs.points.join() === mine.points.join());
    return at < 0 ? [] : [[mine, left.splice(at, 1)[0]!]];
  });
}

/**
 * One-to-one pairs of spans whose intersection is at least half of their union, so that all pairs together share the most code
 * points, then are the most: every way to pair them is tried.
 */
export function overlappingPairs<T extends Stretch>(first: readonly T[], second: readonly T[]): [T, T][] {
  const [mine, ...rest] = first;
  if (!mine) return [];
  let best = overlappingPairs(rest, second);
  for (const theirs of second) {
    const common = shared(mine, theirs);
    if (common < 0.5 * (mine.points.length + theirs.points.length - common)) continue;
    const tried: [T, T][] = [
      [mine, theirs],
      ...overlappingPairs(
        rest,
        second.filter((other) => other !== theirs),
      ),
    ];
    if (worth(tried) > worth(best)) best = tried;
  }
  return best;
}

const worth = (pairs: readonly [Stretch, Stretch][]): number =>
  pairs.reduce((sum, [a, b]) => sum + shared(a, b) * 1_000 + 1, 0);

/** Matched, of the first, of the second: with each turn counted so many times. A pair is of its first span's turn. */
export function countsOf(
  pairs: readonly [Stretch, Stretch][],
  first: readonly Stretch[],
  second: readonly Stretch[],
) {
  const count = (spans: readonly Stretch[], times: readonly number[]) =>
    spans.reduce((sum, { turn }) => sum + times[turn]!, 0);
  return (times: readonly number[]) => ({
    matched: count(
      pairs.map(([mine]) => mine),
      times,
    ),
    first: count(first, times),
    second: count(second, times),
  });
}
