import type { Range, Span } from '../../core/model/span.ts';
import { nearestBorder } from '../../core/text/graphemes.ts';

/**
 * The span with one boundary of one range moved to `offset` (UTF-16), as far as that leaves the range a character and
 * keeps it apart from its neighbours; null where there is no room.
 */
export function moveBoundary(
  text: string,
  span: Span,
  range: number,
  side: 0 | 1,
  offset: number,
): Span | null {
  const [start, end] = span[range]!;
  // Ranges of a span neither overlap nor touch.
  const low = side === 0 ? (span[range - 1] ? span[range - 1]![1] + 1 : 0) : start + 1;
  const high = side === 0 ? end - 1 : span[range + 1] ? span[range + 1]![0] - 1 : text.length;
  if (low > high) return null;
  const at = Math.min(Math.max(offset, low), high);
  // A bound may fall within a grapheme, where no boundary may be.
  const border = nearestBorder(text, at, [Math.max(0, at - 64), Math.min(text.length, at + 64)]);
  if (border < low || border > high) return null;
  const moved: Range = side === 0 ? [border, end] : [start, border];
  return span.map((old, i) => (i === range ? moved : old));
}

/** Whether two spans have the same ranges. */
export const sameSpan = (a: Span, b: Span): boolean =>
  a.length === b.length && a.every(([start, end], i) => start === b[i]![0] && end === b[i]![1]);
