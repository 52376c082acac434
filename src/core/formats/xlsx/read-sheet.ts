import { withinLimit } from '../exchange/limits.ts';
import { streamXml } from '../xml/stream.ts';
import { columnOf } from './cell-place.ts';
import { numberText } from './read-number.ts';
import { unescapeXlsx } from './read-strings.ts';
import type { OpenWorkbook } from './read-workbook.ts';

export interface SheetRow {
  /** The row's number in the sheet, from 1. */
  place: number;
  cells: string[];
}

/**
 * The rows of a sheet in their order, empty ones left out, no longer than their last cell that holds something. Dates and times are
 * text, truths `TRUE` and `FALSE`, formulas what they came to. `onError` is told of cells whose formula came to an error.
 * @throws FormatError
 */
export function readSheet(book: OpenWorkbook, sheet: number, onError: (place: string) => void): SheetRow[] {
  const { name, xml } = book.sheets[sheet]!;
  const where = `Sheet “${name}” of ${book.where}`;
  const rows: SheetRow[] = [];
  let row: SheetRow = { place: 0, cells: [] };
  let [column, type, style, value, rich] = [0, 'n', 0, '', ''];
  let [taking, phonetic, total] = ['' as '' | 'v' | 't', 0, 0];
  streamXml(xml(), where, {
    open(tag, attributes) {
      if (tag === 'row') {
        row = { place: Number(attributes['r'] ?? row.place + 1), cells: [] };
        column = -1;
      } else if (tag === 'c') {
        column = columnOf(attributes['r']) ?? column + 1;
        type = attributes['t'] ?? 'n';
        style = Number(attributes['s'] ?? 0);
        [value, rich] = ['', ''];
      } else if (tag === 'rPh') phonetic += 1;
      else if (tag === 'v') taking = 'v';
      else if (tag === 't' && phonetic === 0) taking = 't';
    },
    text(text) {
      if (taking === 'v') value += text;
      else if (taking === 't') rich += text;
    },
    close(tag) {
      if (tag === 'v' || tag === 't') taking = '';
      else if (tag === 'rPh') phonetic -= 1;
      else if (tag === 'row') {
        if (row.cells.length === 0) return;
        rows.push(row);
        withinLimit('rows', rows.length, where);
      } else if (tag === 'c') {
        const text = textOf();
        if (text === '') return;
        withinLimit('columns', column + 1, where);
        total += text.length;
        withinLimit('tableText', total, where);
        while (row.cells.length < column) row.cells.push('');
        row.cells[column] = text;
      }
    },
  });
  return rows;

  function textOf(): string {
    if (type === 's') return book.strings[Number(value)] ?? '';
    if (type === 'inlineStr') return unescapeXlsx(rich);
    if (type === 'str') return unescapeXlsx(value);
    if (type === 'b') return value === '1' ? 'TRUE' : value === '' ? '' : 'FALSE';
    if (type === 'e') {
      onError(`${where}, row ${row.place}: ${value}`);
      return '';
    }
    if (type === 'd') return value;
    return numberText(value, book.styles[style] ?? 'number', book.from1904);
  }
}
