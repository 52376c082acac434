import type { Cell, Column } from '../dataset/columns.ts';
import { typed } from '../jsonl/serialize.ts';

/** What an XLSX cell holds at the most, in UTF-16 units (Microsoft's stated limit). */
export const MOST_CELL = 32_767;

/** Cells of a row as SpreadsheetML; `onCut` hears of each cell that was too long and had to be cut. */
export function rowXml(
  columns: readonly Column[],
  cells: readonly Cell[],
  onCut: (column: Column) => void,
): string {
  let xml = '<row>';
  columns.forEach((column, i) => {
    const cell = typed(column, cells[i] ?? null);
    if (cell === null || cell === '') xml += '<c/>';
    else if (typeof cell === 'number') xml += `<c><v>${cell}</v></c>`;
    else if (typeof cell === 'boolean') xml += `<c t="b"><v>${cell ? 1 : 0}</v></c>`;
    else {
      if (cell.length > MOST_CELL) onCut(column);
      xml += textCell(cut(cell));
    }
  });
  return `${xml}</row>`;
}

/** A text as an inline string. It is text whatever it begins with: a spreadsheet never takes it for a formula. */
export const textCell = (text: string): string =>
  `<c t="inlineStr"><is><t xml:space="preserve">${escapeXml(text)}</t></is></c>`;

function cut(text: string): string {
  if (text.length <= MOST_CELL) return text;
  const end = /[\ud800-\udbff]/.test(text.charAt(MOST_CELL - 1)) ? MOST_CELL - 1 : MOST_CELL;
  return text.slice(0, end);
}

/**
 * XML 1.0 cannot hold most control characters, and readers fold a carriage return: both, and what looks like the
 * escape itself, are written as _xHHHH_ (ECMA-376 part 1, 22.9.2.19, ST_Xstring).
 */
export function escapeXml(text: string): string {
  return (
    text
      .replace(/_(?=x[0-9a-fA-F]{4}_)/g, '_x005F_')
      // oxlint-disable-next-line no-control-regex
      .replace(
        /[\u0000-\u0008\u000b\u000c\u000d\u000e-\u001f\ufffe\uffff]/g,
        (c) => `_x${c.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`,
      )
      .replace(/[&<>"]/g, (c) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[c]!)
  );
}
