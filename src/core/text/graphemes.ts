import { type Range, splitsPair } from '../model/span.ts';
import { segmenter } from './segmenters.ts';
import { trimRange } from './white-space.ts';

/** As far as a grapheme is looked for (UTF-16): longer ones exist only as attacks on fonts. */
const REACH = 64;

/** No character below this joins the one before it. */
const FIRST_JOINER = 0x300;

/** The end (UTF-16) of the grapheme that starts at `start`. */
export function graphemeEnd(text: string, start: number): number {
  if (start >= text.length) return text.length;
  const next = text.charCodeAt(start + 1);
  if (text.charCodeAt(start) !== 0x0d && text.charCodeAt(start) < FIRST_JOINER && !(next >= FIRST_JOINER))
    return start + 1;
  const first = segmenter('grapheme')
    .segment(text.slice(start, start + REACH))
    .containing(0);
  return start + (first?.segment.length ?? 1);
}

/** The start (UTF-16) of the grapheme that ends at `end`. */
export function graphemeStart(text: string, end: number): number {
  if (end <= 0) return 0;
  const from = Math.max(0, end - REACH);
  const part = text.slice(from, end);
  const last = segmenter('grapheme')
    .segment(part)
    .containing(part.length - 1);
  return from + (last?.index ?? part.length - 1);
}

/** The grapheme border (UTF-16) nearest to `offset`, within `[low, high]`, which are taken to be borders. */
export function nearestBorder(text: string, offset: number, [low, high]: Range): number {
  const at = Math.min(Math.max(offset, low), high);
  if (at === low || at === high) return at;
  // Enough before it that a run of joined characters is seen whole.
  let from = Math.max(low, at - REACH);
  if (splitsPair(text, from)) from--;
  const part = text.slice(from, Math.min(high, at + REACH));
  const found = segmenter('grapheme')
    .segment(part)
    .containing(at - from);
  if (!found) return at;
  const start = from + found.index;
  const end = start + found.segment.length;
  return at - start <= end - at ? start : end;
}

/**
 * `[start, end)` (UTF-16) without the white space at both ends, as far as that cuts no grapheme: a blank that carries an accent
 * stays. Null where nothing else is in it.
 */
export function trimToGraphemes(text: string, start: number, end: number): Range | null {
  const trimmed = trimRange(text, start, end);
  if (!trimmed || trimmed[0] === start || text.charCodeAt(trimmed[0]) < FIRST_JOINER) return trimmed;
  const before = graphemeStart(text, trimmed[0] + 1);
  return [Math.max(Math.min(before, trimmed[0]), start), trimmed[1]];
}
