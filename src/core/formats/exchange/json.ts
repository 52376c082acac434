import { FormatError } from './format-error.ts';
import { withinLimit } from './limits.ts';

/** A value of JSON, refused by name where it is nested too deep or no JSON. `where` names the file, the line. */
export function readJson(text: string, where: string): unknown {
  refuseDepth(text, where);
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    throw new FormatError(
      'malformed',
      `${where} is not JSON, or was cut off. Export it again, or mend it in a text editor. The reader says: ${(error as Error).message}.`,
      { cause: error },
    );
  }
}

/** The values of JSON Lines with their line numbers, from 1; blank lines are left out. */
export function* readJsonLines(text: string, where: string): Generator<{ line: number; value: unknown }> {
  for (const [index, content] of linesOf(text, where)) {
    if (content.trim() === '') continue;
    yield { line: index + 1, value: readJson(content, `Line ${index + 1} of ${where}`) };
  }
}

/** The records of a file with their numbers, from 1: the values of one array, else JSON Lines. */
export function readRecords(text: string, where: string): { line: number; value: unknown }[] {
  return text.trimStart().startsWith('[')
    ? numbered(listOf(readJson(text, where)))
    : [...readJsonLines(text, where)];
}

/** Values as records, numbered from 1. */
export const numbered = (values: readonly unknown[]): { line: number; value: unknown }[] =>
  values.map((value, i) => ({ line: i + 1, value }));

/** Lines at LF, CR LF or CR, with their index, without their ends. Throws `too-large` for one that is too long. */
export function* linesOf(text: string, where: string): Generator<[index: number, content: string]> {
  const ends = /\r\n|\r|\n/g;
  let index = 0;
  for (let start = 0; start <= text.length; index++) {
    ends.lastIndex = start;
    const match = ends.exec(text);
    const end = match ? match.index : text.length;
    withinLimit('lineLength', end - start, `Line ${index + 1} of ${where}`);
    if (!match && start === text.length) return;
    yield [index, text.slice(start, end)];
    if (!match) return;
    start = end + match[0].length;
  }
}

/** Depth is counted before parsing: readers of the value walk it by recursion. */
function refuseDepth(text: string, where: string): void {
  let depth = 0;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit === QUOTE) at = endOfString(text, at);
    else if (unit === 0x5b || unit === 0x7b) withinLimit('jsonDepth', ++depth, where);
    else if (unit === 0x5d || unit === 0x7d) depth -= 1;
  }
}

const QUOTE = 0x22;

/** Where the string that opens at `at` closes; the text's length where it does not. */
function endOfString(text: string, at: number): number {
  for (let close = text.indexOf('"', at + 1); close >= 0; close = text.indexOf('"', close + 1)) {
    let slashes = 0;
    while (text[close - 1 - slashes] === '\\') slashes += 1;
    if (slashes % 2 === 0) return close;
  }
  return text.length;
}

export type JsonObject = { readonly [key: string]: unknown };

/** True for an object of JSON: neither an array nor null. */
export const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The value where it is a string; else empty. */
export const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

/** The value as an array: itself, nothing where it is absent, else what it is alone. */
export const listOf = (value: unknown): readonly unknown[] =>
  Array.isArray(value) ? value : value === undefined || value === null ? [] : [value];
