import { isLineBreak, skipBlanks, skipBlanksBack } from '../text/white-space.ts';

/** A line of the text, or a part of one that a page mark within it cuts off. Offsets in UTF-16. */
export interface Line {
  /** Where the line starts, blanks included. */
  start: number;
  /** `[from, to)` is the line without the white space at its ends; equal where the line is blank. */
  from: number;
  to: number;
  /** Blanks before the text; a tab counts as four. */
  indent: number;
  /** True where the part does not start the line: what stands there is no label and no heading. */
  mid: boolean;
}

/** Marks such as `[[Page H6118]]` that a record puts in the middle of its text. */
const PAGE_MARK = /\[\[Page [^\][\n\r]{1,20}\]\]/g;

/**
 * The lines of a text: CRLF, CR, LF, form feed and the Unicode separators end one. A page mark is a line of its own,
 * also where it stands within one.
 */
export function splitLines(text: string): Line[] {
  // Chosen by a branch before the loop: V8 15 moves a flag's search into the loop, and looks through the whole text
  // for each line (a minute for 16 million units).
  const push = text.includes('[[Page ') ? pushParts : pushWhole;
  // Most texts know one kind of break, which is looked for many times faster than several.
  const endOf = OTHER_BREAK.test(text) ? anyBreak : newline;
  const lines: Line[] = [];
  for (let start = 0; start < text.length;) {
    const end = endOf(text, start);
    push(lines, text, start, end);
    start = text.startsWith('\r\n', end) ? end + 2 : end + 1;
  }
  return lines;
}

/** What ends a line besides a line feed. */
const OTHER_BREAK = /[\r\f\v\u2028\u2029]/;

function newline(text: string, start: number): number {
  const end = text.indexOf('\n', start);
  return end === -1 ? text.length : end;
}

function anyBreak(text: string, start: number): number {
  let end = start;
  while (end < text.length && !isLineBreak(text.charCodeAt(end))) end++;
  return end;
}

function pushWhole(lines: Line[], text: string, start: number, end: number): void {
  lines.push(makeLine(text, start, end, false));
}

function pushParts(lines: Line[], text: string, start: number, end: number): void {
  let at = start;
  for (const match of text.slice(start, end).matchAll(PAGE_MARK)) {
    const from = start + match.index;
    const to = from + match[0].length;
    const before = makeLine(text, at, from, at > start);
    if (before.to > before.from) lines.push(before);
    lines.push(makeLine(text, from, to, from > start));
    at = to;
  }
  const rest = makeLine(text, at, end, at > start);
  if (rest.to > rest.from || at === start) lines.push(rest);
}

function makeLine(text: string, start: number, end: number, mid: boolean): Line {
  const from = skipBlanks(text, start, end);
  const to = skipBlanksBack(text, from, end);
  let indent = 0;
  for (let at = start; at < from; at++) indent += text.charCodeAt(at) === 0x09 ? 4 : 1;
  return { start, from, to, indent, mid };
}

/** True where a line has nothing but blanks. */
export const isBlankLine = (line: Line): boolean => line.from === line.to;

/**
 * The text of a line, cut after `most` UTF-16 units: patterns look at the head of a line only, so that a line
 * as long as the file costs no more than a short one.
 */
export function headOf(text: string, line: Line, most: number = 200): string {
  return text.slice(line.from, Math.min(line.to, line.from + most));
}

/** Without the blanks at both ends, in UTF-16 units. */
export const lengthOf = (line: Line): number => line.to - line.from;
