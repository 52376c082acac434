import type { Range } from '../../core/model/span.ts';
import { trimToGraphemes } from '../../core/text/graphemes.ts';
import { type LaidText, snapToUnits } from '../../core/text/motions.ts';

import type { Selecting } from './types.ts';

/** What of a selected range (UTF-16) is meant; null for nothing but blanks. An exact one is what it is. */
export function meant(laid: LaidText, range: Range, selecting: Selecting): Range | null {
  if (selecting === 'exact') return range;
  return selecting === 'tidy' ? trimToGraphemes(laid.text, ...range) : snapToUnits(laid, range, selecting);
}

/** How a selection was made. */
export interface Made {
  /** Clicks in a row that the button made, or that a drag began with; 0: it was made by keys. */
  clicks: number;
  /** The word under the second click of a row. */
  word: Range | null;
  /** The pointer moved on between the last press and its release. */
  dragged: boolean;
  selecting: Selecting;
}

/**
 * What is to be seen as selected, so that what is seen is what will be tagged: no blank that the pointer slipped on, or whole
 * words where these are asked for. Null: nothing is to be changed.
 */
export function tidied(
  laid: LaidText,
  range: Range,
  { clicks, word, dragged, selecting }: Made,
): Range | null {
  let tidy = range;
  if (clicks === 2 && word) {
    // The browser takes a blank along, and knows the words of its own language only.
    const [start, end] = dragged ? (snapToUnits(laid, range, 'word') ?? range) : word;
    tidy = [Math.min(start, word[0]), Math.max(end, word[1])];
  }
  // By keys one goes over a blank to what is behind it: there a blank is left out only when it is tagged.
  if (clicks === 0 && (selecting === 'tidy' || selecting === 'exact')) return null;
  return clicks > 2 ? null : meant(laid, tidy, selecting);
}
