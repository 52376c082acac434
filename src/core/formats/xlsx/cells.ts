import type { Cell, Column } from '../dataset/column.ts';
import { cellText, typed } from '../dataset/values.ts';

/** What an XLSX cell holds at the most, in UTF-16 units (Microsoft's stated limit). */
export const MOST_CELL = 32_767;

/** What a row is written with. */
export interface RowOptions {
  /** The number of a text in the workbook's table of shared strings, where it stands there. `column` is an index. */
  share: (column: number, text: string) => number | undefined;
  /** Hears of each cell that was too long and had to be cut. */
  onCut: (column: Column) => void;
}

/** A row of a sheet as SpreadsheetML, `number` from 1. */
export function rowXml(
  number: number,
  columns: readonly Column[],
  cells: readonly Cell[],
  { share, onCut }: RowOptions,
): string {
  let xml = `<row r="${number}">`;
  for (let i = 0; i < columns.length; i++) {
    const cell = typed(columns[i]!, cells[i] ?? null);
    if (cell === null || cell === '') continue;
    const place = letters(i) + number;
    if (typeof cell === 'number') xml += `<c r="${place}"><v>${cell}</v></c>`;
    else if (typeof cell === 'boolean') xml += `<c r="${place}" t="b"><v>${cell ? 1 : 0}</v></c>`;
    else {
      const text = cellText(cell);
      const shared = share(i, text);
      if (shared !== undefined) xml += `<c r="${place}" t="s"><v>${shared}</v></c>`;
      else {
        if (text.length > MOST_CELL) onCut(columns[i]!);
        xml += textCell(place, cut(text));
      }
    }
  }
  return `${xml}</row>`;
}

/** The first row of a sheet: the names of its columns. */
export const headerXml = (columns: readonly Column[]): string =>
  `<row r="1">${columns.map(({ name }, i) => textCell(`${letters(i)}1`, name)).join('')}</row>`;

/** A text as an inline string. It is text whatever it begins with: a spreadsheet never takes it for a formula. */
const textCell = (place: string, text: string): string =>
  `<c r="${place}" t="inlineStr"><is>${textElement(text)}</is></c>`;

/** The element `t`, which holds a text in cells and among shared strings. */
export const textElement = (text: string): string =>
  `<t${EDGES.test(text) ? ' xml:space="preserve"' : ''}>${escapeXml(text)}</t>`;

/** Blanks at the ends of a text, which readers take off unless they are told to keep them. */
const EDGES = /^\s|\s$/;

/** "A" to "Z", "AA" and so on, from 0. */
export function letters(column: number): string {
  const known = LETTERS[column];
  if (known !== undefined) return known;
  const last = String.fromCharCode(65 + (column % 26));
  return (LETTERS[column] = column < 26 ? last : letters(Math.floor(column / 26) - 1) + last);
}
const LETTERS: string[] = [];

function cut(text: string): string {
  if (text.length <= MOST_CELL) return text;
  const end = /[\ud800-\udbff]/.test(text.charAt(MOST_CELL - 1)) ? MOST_CELL - 1 : MOST_CELL;
  return text.slice(0, end);
}

/**
 * XML 1.0 cannot hold most control characters: they, and what looks like the escape itself, are written as _xHHHH_
 * (ECMA-376 part 1, 22.9.2.19, ST_Xstring). A carriage return, which readers would fold, is written as a reference
 * of XML: sources with CRLF are common, and not every reader (pandas, for one) undoes the other escape.
 */
export function escapeXml(text: string): string {
  if (!NEEDS_ESCAPE.test(text)) return text;
  return text
    .replace(/_(?=x[0-9a-fA-F]{4}_)/g, '_x005F_')
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, escaped)
    .replace(/[&<>"\r]/g, (c) => ENTITIES[c]!);
}

const NEEDS_ESCAPE = /[\u0000-\u0008\u000b-\u001f\ufffe\uffff&<>"]|_x[0-9a-fA-F]{4}_/;
const ENTITIES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\r': '&#13;',
};
const escaped = (c: string): string => `_x${c.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`;
