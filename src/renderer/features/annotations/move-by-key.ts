import type { Span } from '../../../core/model/span.ts';
import { nextBoundary, previousBoundary } from '../../../core/text/segmentation.ts';
import { isWhiteSpace, skipBlanks, skipBlanksBack, trimRange } from '../../../core/text/white-space.ts';
import { moveBoundary } from '../../reader/boundary.ts';

export interface BoundaryMove {
  side: 'start' | 'end';
  forward: boolean;
  unit: 'grapheme' | 'word';
}

/**
 * The span (UTF-16) with a boundary moved by a grapheme or a word. It moves the range under `caret`, else the first start or
 * the last end, and leaves no white space at the range's ends. Null where there is no room.
 */
export function moveByKey(
  text: string,
  span: Span,
  { side, forward, unit }: BoundaryMove,
  caret: number | null,
  language = '',
): Span | null {
  const under = caret === null ? -1 : span.findIndex(([start, end]) => start <= caret && caret <= end);
  const range = under >= 0 ? under : side === 'start' ? 0 : span.length - 1;
  const [start, end] = span[range]!;
  const options = { language };
  let at = side === 'start' ? start : end;
  if (side === 'end') {
    if (forward) {
      do at = nextBoundary(text, at, unit, options);
      while (at < text.length && isWhiteSpace(text.charCodeAt(at - 1)));
    } else at = trimRange(text, start, previousBoundary(text, at, unit, options))?.[1] ?? start;
  } else if (forward) at = skipBlanks(text, nextBoundary(text, at, unit, options), end);
  else {
    do at = previousBoundary(text, at, unit, options);
    while (at > 0 && isWhiteSpace(text.charCodeAt(at)));
  }
  // The text itself may begin or end in blanks.
  at = side === 'end' ? skipBlanksBack(text, start, at) : skipBlanks(text, at, end);
  if (side === 'end' ? at <= start : at >= end) return null;
  const moved = moveBoundary(text, span, range, side === 'start' ? 0 : 1, at);
  const bounds = moved?.[range];
  return moved && bounds && (bounds[0] !== start || bounds[1] !== end) ? moved : null;
}
