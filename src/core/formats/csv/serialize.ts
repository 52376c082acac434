import { type Row, SharedCells } from '../dataset/cells.ts';
import type { Cell } from '../dataset/column.ts';
import { cellText } from '../dataset/values.ts';

/**
 * One record of RFC 4180: fields with a comma, a quote or a line break in quotes, quotes doubled, CRLF at the end.
 * Text is written exactly as it is, also where a spreadsheet would take it for a formula (docs/formats/dataset.md). Our own
 * few lines, since a library's per-cell options cost five times what SQLite itself needs for the rows.
 */
export const csvRecord = (cells: readonly Cell[]): string => `${fields(cells)}\r\n`;

/** The same of a row in pieces. */
export function csvRow(row: Row): string {
  let line = '';
  let first = true;
  for (const part of row) {
    const cells = part instanceof SharedCells ? part.cells : part;
    if (cells.length === 0) continue;
    const text = part instanceof SharedCells ? (part.text ??= fields(cells)) : fields(cells);
    line += first ? text : `,${text}`;
    first = false;
  }
  return `${line}\r\n`;
}

function fields(cells: readonly Cell[]): string {
  let line = '';
  for (let i = 0; i < cells.length; i++) {
    if (i > 0) line += ',';
    const cell = cells[i];
    if (cell === null || cell === undefined) continue;
    if (typeof cell !== 'string') line += cellText(cell);
    else line += NEEDS_QUOTES.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
  }
  return line;
}

const NEEDS_QUOTES = /[",\r\n]/;
