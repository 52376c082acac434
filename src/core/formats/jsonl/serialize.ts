import type { Cell, Column } from '../dataset/columns.ts';

/** One line of JSON Lines: an object with the columns' names, typed values, and null where a cell is empty. */
export function jsonLine(columns: readonly Column[], cells: readonly Cell[]): string {
  const object: Record<string, Cell> = {};
  columns.forEach((column, i) => (object[column.name] = typed(column, cells[i] ?? null)));
  // U+2028 and U+2029 are fine in JSON, but readers that split at "line breaks" would cut there.
  return `${JSON.stringify(object).replaceAll('\u2028', '\\u2028').replaceAll('\u2029', '\\u2029')}\n`;
}

/** Attribute values come as text. A number that JavaScript cannot hold exactly stays text rather than change. */
export function typed({ type }: Column, cell: Cell): Cell {
  if (typeof cell !== 'string') return cell;
  if (type === 'boolean') return cell === '' ? null : cell === 'true';
  if (type === 'number' || type === 'integer') return cell === '' ? null : exactNumber(cell);
  return cell;
}

function exactNumber(text: string): number | string {
  const number = Number(text);
  if (!Number.isFinite(number)) return text;
  const digits = text
    .replace(/^[+-]/, '')
    .replace(/[eE].*$/, '')
    .replace('.', '')
    .replace(/^0+/, '');
  // Fifteen significant digits survive the way through a double and back (IEEE 754).
  return digits.length <= 15 ? number : text;
}
