import { spanEnd, spanStart } from '../model/span.ts';
import type { Marked } from './segments.ts';

/**
 * The lowest lane in which each item touches no other, from its first character to its last: so that what overlaps is
 * told apart by an underline at a depth of its own. What begins first, and of those the longest, comes first. O(n log n + n x lanes).
 */
export function lanesOf<T extends Marked>(items: Iterable<T>): Map<string, number> {
  const sorted = [...items].sort(
    (a, b) =>
      spanStart(a.span) - spanStart(b.span) || spanEnd(b.span) - spanEnd(a.span) || (a.id < b.id ? -1 : 1),
  );
  /** Where each lane is free again. */
  const free: number[] = [];
  const out = new Map<string, number>();
  for (const { id, span } of sorted) {
    const start = spanStart(span);
    let lane = 0;
    while (lane < free.length && free[lane]! > start) lane++;
    free[lane] = spanEnd(span);
    out.set(id, lane);
  }
  return out;
}
