import type { Span } from '../model/span.ts';

/** How many UTF-16 units two spans share. */
export function sharedLength(a: Span, b: Span): number {
  let shared = 0;
  for (let i = 0, j = 0; i < a.length && j < b.length;) {
    const [left, right] = [a[i]!, b[j]!];
    shared += Math.max(0, Math.min(left[1], right[1]) - Math.max(left[0], right[0]));
    if (left[1] < right[1]) i += 1;
    else j += 1;
  }
  return shared;
}

/** The UTF-16 units of a span. */
export const lengthOf = (span: Span): number => span.reduce((sum, [start, end]) => sum + end - start, 0);

/** Intersection over union of two spans, in UTF-16 units: 0 where they share nothing, 1 where they are the same. */
export function overlapOf(a: Span, b: Span): number {
  const shared = sharedLength(a, b);
  return shared === 0 ? 0 : shared / (lengthOf(a) + lengthOf(b) - shared);
}

/** The same ranges to the unit. */
export const sameSpan = (a: Span, b: Span): boolean =>
  a.length === b.length && a.every(([start, end], i) => start === b[i]![0] && end === b[i]![1]);

/** Every two of the spans that share something, as indices of `left` and `right`. A sweep: near things only are looked at. */
export function overlappingPairs(left: readonly Span[], right: readonly Span[]): [number, number][] {
  const pairs: [number, number][] = [];
  const marks = [
    ...left.map((span, i) => ({ span, i, side: 0 as const })),
    ...right.map((span, i) => ({ span, i, side: 1 as const })),
  ].sort((a, b) => a.span[0]![0] - b.span[0]![0]);
  const active: [typeof marks, typeof marks] = [[], []];
  for (const mark of marks) {
    const others = (active[(1 - mark.side) as 0 | 1] = active[(1 - mark.side) as 0 | 1].filter(
      (other) => other.span.at(-1)![1] > mark.span[0]![0],
    ));
    for (const other of others)
      if (sharedLength(mark.span, other.span) > 0)
        pairs.push(mark.side === 0 ? [mark.i, other.i] : [other.i, mark.i]);
    active[mark.side].push(mark);
  }
  return pairs;
}
