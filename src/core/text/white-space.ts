import type { Range, Span } from '../model/span.ts';

/**
 * True for a UTF-16 unit that is white space: the set that `String.prototype.trim` takes off, so that what
 * we call blank and what JavaScript trims are the same characters. No-break space, tab and ideographic
 * space are blanks like any other; a zero-width space is not.
 */
export function isWhiteSpace(unit: number): boolean {
  if (unit < 0x80) return unit === 0x20 || (unit >= 0x09 && unit <= 0x0d);
  if (unit < 0x1680) return unit === 0xa0;
  return (
    unit === 0x3000 ||
    (unit >= 0x2000 && unit <= 0x200a) ||
    unit === 0x2028 ||
    unit === 0x2029 ||
    unit === 0x202f ||
    unit === 0x205f ||
    unit === 0x1680 ||
    unit === 0xfeff
  );
}

/** True for a UTF-16 unit that ends a line; a form feed does too, since pages of extracted text end with one. */
export function isLineBreak(unit: number): boolean {
  return (
    unit === 0x0a || unit === 0x0d || unit === 0x0c || unit === 0x0b || unit === 0x2028 || unit === 0x2029
  );
}

/** The first offset (UTF-16) at or after `from`, and before `end`, that is no white space; else `end`. */
export function skipBlanks(text: string, from: number, end: number = text.length): number {
  let at = from;
  while (at < end && isWhiteSpace(text.charCodeAt(at))) at++;
  return at;
}

/** The end (UTF-16) of `[start, end)` once white space at its end is left out; never below `start`. */
export function skipBlanksBack(text: string, start: number, end: number): number {
  let at = end;
  while (at > start && isWhiteSpace(text.charCodeAt(at - 1))) at--;
  return at;
}

/** `[start, end)` (UTF-16) without the white space at both ends; `null` where nothing else is in it. */
export function trimRange(text: string, start: number, end: number): Range | null {
  const from = skipBlanks(text, start, end);
  return from === end ? null : [from, skipBlanksBack(text, from, end)];
}

/** The ranges without white space at their ends; those of nothing else left out. */
export const trimSpan = (text: string, span: Span): Range[] =>
  span.flatMap(([start, end]) => {
    const range = trimRange(text, start, end);
    return range ? [range] : [];
  });

/** One blank for each run of blanks, none at the ends: for comparing and showing names, never for stored text. */
export function squeezeBlanks(text: string): string {
  return text.replace(/\s+/gu, ' ').trim();
}
