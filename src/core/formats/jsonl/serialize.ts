import { type Row, SharedCells } from '../dataset/cells.ts';
import type { Cell, Column } from '../dataset/column.ts';
import { typed } from '../dataset/values.ts';

/**
 * Makes lines of JSON Lines: each an object with the columns' names in their order, typed values, ranges as arrays of
 * `[start, end]`, and null where there is no value. The keys are escaped once, not once a row.
 */
export function jsonLines(columns: readonly Column[]): (row: Row) => string {
  const keys = columns.map(({ name }) => `${JSON.stringify(name)}:`);
  const members = (cells: readonly Cell[], from: number): string => {
    let text = '';
    for (let i = 0; i < cells.length; i++)
      text += `${i > 0 ? ',' : ''}${keys[from + i]!}${JSON.stringify(typed(columns[from + i]!, cells[i] ?? null))}`;
    return oneLine(text);
  };
  return (row) => {
    let line = '';
    let at = 0;
    for (const part of row) {
      const cells = part instanceof SharedCells ? part.cells : part;
      if (cells.length === 0) continue;
      const text = part instanceof SharedCells ? (part.text ??= members(cells, at)) : members(cells, at);
      line += at === 0 ? `{${text}` : `,${text}`;
      at += cells.length;
    }
    return `${line}}\n`;
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
