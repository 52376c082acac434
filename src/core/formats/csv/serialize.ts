import type { Cell } from '../dataset/column.ts';
import { cellText } from '../dataset/values.ts';

/**
 * One record of RFC 4180: fields with a comma, a quote or a line break in quotes, quotes doubled, CRLF at the end.
 * Text is written exactly as it is, also where a spreadsheet would take it for a formula (docs/formats/dataset.md). Our own
 * few lines, since a library's per-cell options cost five times what SQLite itself needs for the rows.
 */
export function csvRecord(cells: readonly Cell[]): string {
  let line = '';
  for (let i = 0; i < cells.length; i++) {
    if (i > 0) line += ',';
    const cell = cells[i];
    if (cell === null || cell === undefined) continue;
    if (typeof cell !== 'string') line += cellText(cell);
    else line += NEEDS_QUOTES.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
  }
  return `${line}\r\n`;
}

const NEEDS_QUOTES = /[",\r\n]/;
