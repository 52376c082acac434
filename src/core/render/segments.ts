import type { Range, Span } from '../model/span.ts';

/** Something that lies on a text: one or more ranges (UTF-16), as an annotation does. */
export interface Marked {
  readonly id: string;
  readonly span: Span;
}

/** One range of a marked thing. */
export interface Stretch<T extends Marked> {
  readonly item: T;
  /** Which of the span's ranges this is. */
  readonly range: number;
  readonly start: number;
  readonly end: number;
}

/** A piece of the text all of whose characters are covered by the same ranges. */
export interface Segment<T extends Marked> {
  /** UTF-16, half-open, never empty. */
  readonly start: number;
  readonly end: number;
  /** What covers it, by {@link compareStretches}: what encloses comes before what is enclosed. */
  readonly over: readonly Stretch<T>[];
}

/** By start, then the longer first, then by id: the order in which what encloses comes before what is enclosed. */
export function compareStretches<T extends Marked>(a: Stretch<T>, b: Stretch<T>): number {
  return a.start - b.start || b.end - a.end || (a.item.id < b.item.id ? -1 : a.item.id > b.item.id ? 1 : 0);
}

/** The ranges of all items in one list, by {@link compareStretches}; empty ones are left out. */
export function stretchesOf<T extends Marked>(items: Iterable<T>): Stretch<T>[] {
  const out: Stretch<T>[] = [];
  for (const item of items)
    for (const [range, [start, end]] of item.span.entries())
      if (end > start) out.push({ item, range, start, end });
  return out.sort(compareStretches);
}

/**
 * Cuts `[start, end)` of a text at every border of a range. The segments touch, cover all of it, and know exactly what lies on
 * them, however ranges cross, nest or coincide. O(n log n + segments x depth).
 *
 * @param stretches sorted by {@link compareStretches}; what lies outside is left out
 */
export function* segmentsOf<T extends Marked>(
  stretches: readonly Stretch<T>[],
  [start, end]: Range,
): Generator<Segment<T>> {
  let next = 0;
  let open: Stretch<T>[] = [];
  for (let at = start; at < end;) {
    open = open.filter((stretch) => stretch.end > at);
    for (; next < stretches.length && stretches[next]!.start <= at; next++)
      if (stretches[next]!.end > at) open.push(stretches[next]!);
    let to = Math.min(end, stretches[next]?.start ?? end);
    for (const stretch of open) to = Math.min(to, stretch.end);
    yield { start: at, end: to, over: open };
    at = to;
  }
}
