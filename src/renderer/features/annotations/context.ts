import { type Range, splitsPair } from '../../../core/model/span.ts';
import { isWhiteSpace, squeezeBlanks } from '../../../core/text/white-space.ts';

/** As much of the text as is shown before and after a quote (UTF-16), at most. */
const REACH = 48;

/** What stands right before and after a range, whole words of its block, with single blanks: for reading, not for exports. */
export interface QuoteContext {
  before: string;
  after: string;
}

/**
 * The words around a range.
 * @param within the block that bounds them (UTF-16); a range that leaves it has none on that side
 */
export function contextOf(text: string, [start, end]: Range, within: Range): QuoteContext {
  const low = Math.max(within[0], start - REACH);
  const high = Math.min(within[1], end + REACH);
  const from = low > within[0] ? wordStart(text, low, start) : low;
  const to = high < within[1] ? wordEnd(text, high, end) : high;
  return {
    before: from < start ? (from > within[0] ? '…' : '') + squeezed(text.slice(from, start)) : '',
    after: to > end ? squeezed(text.slice(end, to)) + (to < within[1] ? '…' : '') : '',
  };
}

/** The first word that starts at or after `at`; scripts without blanks are cut anywhere but within a character. */
function wordStart(text: string, at: number, limit: number): number {
  let from = at;
  while (from < limit && !isWhiteSpace(text.charCodeAt(from - 1))) from++;
  return from < limit ? from : splitsPair(text, at) ? at + 1 : at;
}

function wordEnd(text: string, at: number, limit: number): number {
  let to = at;
  while (to > limit && !isWhiteSpace(text.charCodeAt(to))) to--;
  return to > limit ? to : splitsPair(text, at) ? at - 1 : at;
}

/** Single blanks, also at the ends: they part the context from the quote. */
function squeezed(part: string): string {
  const words = squeezeBlanks(part);
  if (words === '') return part === '' ? '' : ' ';
  return `${isWhiteSpace(part.charCodeAt(0)) ? ' ' : ''}${words}${isWhiteSpace(part.charCodeAt(part.length - 1)) ? ' ' : ''}`;
}
