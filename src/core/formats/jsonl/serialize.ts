import type { Cell, Column } from '../dataset/column.ts';
import { typed } from '../dataset/values.ts';

/**
 * One line of JSON Lines: an object with the columns' names in their order, typed values, ranges as arrays of
 * `[start, end]`, and null where a cell is empty.
 */
export function jsonLine(columns: readonly Column[], cells: readonly Cell[]): string {
  const object: Record<string, Cell> = {};
  for (let i = 0; i < columns.length; i++) object[columns[i]!.name] = typed(columns[i]!, cells[i] ?? null);
  const json = JSON.stringify(object);
  // U+2028 and U+2029 are fine in JSON, but readers that split at "line breaks" would cut there.
  return SEPARATORS.test(json) ? `${json.replace(ALL_SEPARATORS, escaped)}\n` : `${json}\n`;
}

const SEPARATORS = /[\u0085\u2028\u2029]/;
const ALL_SEPARATORS = /[\u0085\u2028\u2029]/g;
const escaped = (c: string): string => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`;
