import type { Cell, Column } from '../dataset/column.ts';
import { typed } from '../dataset/values.ts';

/**
 * Makes lines of JSON Lines: each an object with the columns' names in their order, typed values, ranges as arrays of
 * `[start, end]`, and null where there is no value. The keys are escaped once, not once a row.
 */
export function jsonLines(columns: readonly Column[]): (cells: readonly Cell[]) => string {
  const keys = columns.map(({ name }, i) => `${i === 0 ? '{' : ','}${JSON.stringify(name)}:`);
  return (cells) => {
    let line = '';
    for (let i = 0; i < keys.length; i++)
      line += keys[i]! + JSON.stringify(typed(columns[i]!, cells[i] ?? null));
    return `${oneLine(line)}}\n`;
  };
}

/** A value as a line of JSON Lines. */
export const jsonLine = (value: unknown): string => `${oneLine(JSON.stringify(value))}\n`;

/** U+2028, U+2029 and U+0085 are fine in JSON, but readers that split at "line breaks" would cut there. */
const oneLine = (json: string): string =>
  SEPARATORS.test(json) ? json.replace(ALL_SEPARATORS, escaped) : json;

const SEPARATORS = /[\u0085\u2028\u2029]/;
const ALL_SEPARATORS = /[\u0085\u2028\u2029]/g;
const escaped = (c: string): string => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`;
