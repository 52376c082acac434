import type { Range } from '../../model/span.ts';
import { sentencesOf } from '../webanno-tsv/units.ts';

/**
 * The tokens of a text, sentence by sentence: words and signs by Unicode Standard Annex 29 in the text's language, cut as
 * well where an annotation begins or ends, so that each annotation is whole tokens. No token holds white space. UTF-16.
 */
export function tokensOf(text: string, language: string, ranges: readonly Range[]): Range[][] {
  const borders = new Set(ranges.flat());
  return sentencesOf(text, language)
    .map(({ tokens }) => tokens.flatMap(({ range }) => piecesOf(text, range, borders)))
    .filter((tokens) => tokens.length > 0);
}

function piecesOf(text: string, [start, end]: Range, borders: ReadonlySet<number>): Range[] {
  const pieces: Range[] = [];
  let from = start;
  for (let at = start; at <= end; at++) {
    // A combining mark after a blank makes one segment of both.
    const isBlank = at < end && /\s/.test(text[at]!);
    if (at < end && !isBlank && !borders.has(at)) continue;
    if (at > from) pieces.push([from, at]);
    from = isBlank ? at + 1 : at;
  }
  return pieces;
}
