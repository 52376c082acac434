import type { Range } from '../model/span.ts';
import { segmenter } from '../text/segmenters.ts';
import { isWhiteSpace, squeezeBlanks } from '../text/white-space.ts';

/** A hit in its context, with single blanks: to be read, not to be taken for the text. */
export interface Kwic {
  before: string;
  hit: string;
  after: string;
}

/** As much of a hit as is shown (UTF-16): a regular expression may find whole blocks. */
const LONGEST_HIT = 400;

/**
 * What stands around a hit (keyword in context). The context ends with whole words where there are blanks near enough, else
 * with whole graphemes.
 * @param within what bounds the context, as a block does (UTF-16)
 * @param reach how far it goes to each side at most (UTF-16)
 */
export function kwicOf(text: string, [start, end]: Range, within: Range, reach: number): Kwic {
  const low = Math.max(within[0], start - reach);
  const high = Math.min(within[1], end + reach);
  const from = low > within[0] ? firstWord(text, low, start) : low;
  const to = high < within[1] ? lastWord(text, high, end) : high;
  const long = end - start > LONGEST_HIT;
  return {
    before: (from > within[0] && from < start ? '…' : '') + oneBlank(text.slice(from, start)),
    hit:
      squeezeBlanks(
        long ? text.slice(start, graphemeAt(text, start + LONGEST_HIT)) : text.slice(start, end),
      ) + (long ? ' …' : ''),
    after: oneBlank(text.slice(end, to)) + (to < within[1] && to > end ? '…' : ''),
  };
}

function firstWord(text: string, at: number, limit: number): number {
  for (let from = at; from < limit; from++)
    if (isWhiteSpace(text.charCodeAt(from - 1)) && !isWhiteSpace(text.charCodeAt(from))) return from;
  return Math.min(graphemeAt(text, at), limit);
}

function lastWord(text: string, at: number, limit: number): number {
  for (let to = at; to > limit; to--) if (isWhiteSpace(text.charCodeAt(to))) return to;
  return Math.max(graphemeAt(text, at), limit);
}

/** Where the grapheme that an offset is in begins, looked for in what is around it. */
function graphemeAt(text: string, offset: number): number {
  const from = Math.max(0, offset - 64);
  const found = segmenter('grapheme')
    .segment(text.slice(from, offset + 64))
    .containing(offset - from);
  return found ? from + found.index : offset;
}

/** Single blanks, also at the ends: they part the context from the hit. */
function oneBlank(part: string): string {
  return part.replace(/\s+/gu, ' ');
}
