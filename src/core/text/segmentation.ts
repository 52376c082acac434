import { type Range, splitsPair } from '../model/span.ts';
import { trimToGraphemes } from './graphemes.ts';
import { type Granularity, segmenter } from './segmenters.ts';
import { isLineBreak, isWhiteSpace, skipBlanks, skipBlanksBack } from './white-space.ts';

export interface SegmentOptions {
  /** BCP 47 language of the text; empty for unknown. */
  language?: string;
  /**
   * The block that bounds the search (UTF-16). Line breaks within it count as blanks, since a paragraph may be
   * wrapped over lines. Without it, the search stays in the lines of the offsets.
   */
  within?: Range;
}

/** As far as a search looks to each side where neither block nor line break stops it (UTF-16 units). */
const REACH = 4096;

/** What is a word to the eye, though not to Unicode: emoji, flags. */
const PICTURE = /\p{Extended_Pictographic}|\p{Regional_Indicator}/u;

/**
 * The segments of `text` around `[start, end)`, without the white space at their ends; words without the
 * segments that are not words.
 */
function segmentsAround(
  text: string,
  start: number,
  end: number,
  unit: Granularity,
  options: SegmentOptions,
): Range[] {
  const [from, to] = windowAround(text, start, end, options);
  let part = text.slice(from, to);
  // A sentence goes on over the line breaks of a wrapped paragraph; same length, so offsets hold.
  if (options.within && unit === 'sentence') part = part.replace(/[\n\r\f\v\u2028\u2029]/g, ' ');
  const out: Range[] = [];
  for (const { segment, index, isWordLike } of segmenter(unit, options.language).segment(part)) {
    const range: Range = [from + index, from + index + segment.length];
    if (unit === 'grapheme') out.push(range);
    else if (unit === 'sentence') {
      const trimmed = trimToGraphemes(text, ...range);
      if (trimmed) out.push(trimmed);
    } else if (isWordLike || PICTURE.test(segment)) out.push(range);
  }
  return out;
}

function windowAround(text: string, start: number, end: number, options: SegmentOptions): Range {
  const [low, high] = options.within ?? [0, text.length];
  let from = Math.max(Math.min(start, text.length), low);
  let to = Math.min(Math.max(end, start), high);
  const stop = (at: number): boolean => !options.within && isLineBreak(text.charCodeAt(at));
  for (let steps = 0; from > low && !stop(from - 1); from--)
    if (++steps > REACH && cuttable(text, from, steps)) break;
  for (let steps = 0; to < high && !stop(to); to++) if (++steps > REACH && cuttable(text, to, steps)) break;
  return [from, to];
}

/**
 * Far from the offset the window is cut at a blank, so that no grapheme or word is cut; further out anywhere
 * but within a pair, since some scripts write no blanks and a line may be the whole text.
 */
function cuttable(text: string, at: number, steps: number): boolean {
  return steps > 2 * REACH ? !splitsPair(text, at) : isWhiteSpace(text.charCodeAt(at));
}

/**
 * Widens a range (UTF-16) to whole graphemes, words or sentences, once the blanks at its ends are left out.
 * `null` for a range of nothing but white space. A range that touches no word is only trimmed.
 */
export function snapRange(
  text: string,
  range: Range,
  unit: Granularity,
  options: SegmentOptions = {},
): Range | null {
  const trimmed = trimToGraphemes(text, ...range);
  if (!trimmed) return null;
  let [start, end] = trimmed;
  for (const [from, to] of segmentsAround(text, start, end, unit, options)) {
    if (from < start && start < to) start = from;
    if (from < end && end < to) end = to;
  }
  return [start, end];
}

/**
 * The next place (UTF-16) after `offset` where a grapheme, word or sentence ends; the end of the text or
 * block where there is none. Where the line holds none, the search goes on in the lines after it.
 */
export function nextBoundary(
  text: string,
  offset: number,
  unit: Granularity,
  options: SegmentOptions = {},
): number {
  return nextEdge(text, offset, unit, 'end', options) ?? options.within?.[1] ?? text.length;
}

/** The last place (UTF-16) before `offset` where a grapheme, word or sentence starts; else the start of text or block. */
export function previousBoundary(
  text: string,
  offset: number,
  unit: Granularity,
  options: SegmentOptions = {},
): number {
  return previousEdge(text, offset, unit, 'start', options) ?? options.within?.[0] ?? 0;
}

/** The first place (UTF-16) after `offset` where a segment starts or ends; null where none does. */
export function nextEdge(
  text: string,
  offset: number,
  unit: Granularity,
  edge: 'start' | 'end',
  options: SegmentOptions = {},
): number | null {
  const limit = options.within?.[1] ?? text.length;
  const side = edge === 'start' ? 0 : 1;
  for (let at = offset; at < limit;) {
    const hit = segmentsAround(text, at, at, unit, options).find((segment) => segment[side] > offset);
    if (hit) return hit[side];
    // Only a line break is no segment of its line.
    if (unit === 'grapheme' && !options.within) return graphemeOverBreak(text, offset, limit);
    at = skipBlanks(text, Math.max(windowAround(text, at, at, options)[1], at + 1), limit);
  }
  return null;
}

/** The last place (UTF-16) before `offset` where a segment starts or ends; null where none does. */
export function previousEdge(
  text: string,
  offset: number,
  unit: Granularity,
  edge: 'start' | 'end',
  options: SegmentOptions = {},
): number | null {
  const limit = options.within?.[0] ?? 0;
  const side = edge === 'start' ? 0 : 1;
  for (let at = offset; at > limit;) {
    const hit = segmentsAround(text, at, at, unit, options).findLast((segment) => segment[side] < offset);
    if (hit) return hit[side];
    if (unit === 'grapheme' && !options.within)
      return offset - (text.startsWith('\r\n', offset - 2) && offset - 2 >= limit ? 2 : 1);
    at = skipBlanksBack(text, limit, Math.min(windowAround(text, at, at, options)[0], at - 1));
  }
  return null;
}

/** The line break at `offset` is one grapheme, CRLF included. */
function graphemeOverBreak(text: string, offset: number, limit: number): number {
  return Math.min(offset + (text.startsWith('\r\n', offset) ? 2 : 1), limit);
}
