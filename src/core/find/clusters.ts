/**
 * Characters that may belong to the grapheme of a neighbour (Unicode Standard Annex 29): marks, joiners, jamo, signs that
 * stand before a letter, pictures, and all outside the first plane. Between any two of the others a grapheme ends,
 * CR LF apart. Digits are pictures by their property, but join only what follows them.
 */
const JOINING = String.raw`[[\p{M}\u200C\u200D\u1100-\u11FF\uA960-\uA97F\uD7B0-\uD7FF\u0600-\u0605\u06DD\u070F\u0890\u0891\u08E2\u0D4E\u0E33\u0EB3\uFF9E\uFF9F\p{Extended_Pictographic}\u{10000}-\u{10FFFF}]--[0-9#*]]`;
/** One that a joining one may take: line breaks are never taken. */
const TAKEN = String.raw`[^${JOINING}\r\n]`;
const RUN = new RegExp(`${JOINING}(?:${TAKEN}?${JOINING})*${TAKEN}?`, 'gv');

/** A stretch of text `[start, end)` (UTF-16). */
export interface Stretch {
  start: number;
  end: number;
  /** Its graphemes have to be looked for; else each unit is one, CR LF apart. */
  joining: boolean;
}

/** Parts a text into stretches whose ends are ends of graphemes: texts in most scripts are cheap to go through. */
export function* stretches(text: string): Generator<Stretch> {
  let at = 0;
  for (const { index, 0: run } of text.matchAll(RUN)) {
    let start = index;
    if (start > at && text[start - 1] !== '\n' && text[start - 1] !== '\r') start--;
    if (start > at) yield { start: at, end: start, joining: false };
    at = index + run.length;
    yield { start, end: at, joining: true };
  }
  if (at < text.length) yield { start: at, end: text.length, joining: false };
}
