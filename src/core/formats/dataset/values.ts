import type { Range } from '../../model/span.ts';
import type { Cell, Column } from './column.ts';

/** A cell as the text that a table shows; empty for none. */
export function cellText(cell: Cell): string {
  if (typeof cell === 'string') return cell;
  if (cell === null) return '';
  return typeof cell === 'object' ? rangesText(cell) : String(cell);
}

/** Ranges as `12-22;30-35`. */
export const rangesText = (ranges: readonly Range[]): string =>
  ranges.length === 1
    ? `${ranges[0]![0]}-${ranges[0]![1]}`
    : ranges.map(([start, end]) => `${start}-${end}`).join(';');

/**
 * A cell as a value of its column's type, where formats have types: attribute values come as text. A number that a
 * double cannot hold exactly stays text rather than change.
 */
export function typed({ type }: Column, cell: Cell): Cell {
  if (typeof cell !== 'string') return cell;
  // What is neither stays text: it is not for us to say which it is.
  if (type === 'boolean')
    return cell === '' ? null : cell === 'true' ? true : cell === 'false' ? false : cell;
  if (type === 'number' || type === 'integer') return cell === '' ? null : exactNumber(cell);
  return cell;
}

/** Below it doubles lose digits (IEEE 754, subnormal numbers). */
const LEAST_NORMAL = 2.2250738585072014e-308;

function exactNumber(text: string): number | string {
  const number = Number(text);
  const digits = text
    .replace(/^[+-]/, '')
    .replace(/[eE].*$/, '')
    .replace('.', '')
    .replace(/^0+/, '');
  if (digits === '') return 0;
  // Fifteen significant digits survive the way through a double and back (IEEE 754).
  return digits.length <= 15 && Number.isFinite(number) && Math.abs(number) >= LEAST_NORMAL ? number : text;
}
