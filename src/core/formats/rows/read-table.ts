import { guessDelimiter, readCsv } from '../csv/parse.ts';
import { decodeFile } from '../exchange/decode-file.ts';
import { FormatError } from '../exchange/format-error.ts';
import { withinLimit } from '../exchange/limits.ts';
import type { Losses } from '../exchange/loss.ts';
import type { FormatFile } from '../exchange/model.ts';
import { openWorkbook } from '../xlsx/read-workbook.ts';
import { readSheet } from '../xlsx/read-sheet.ts';
import { type RawRow, withColumns } from './columns.ts';
import { ROW_LOSSES } from './losses.ts';
import type { RowTable } from './model.ts';
import { readJsonRows } from './read-json.ts';

/** How a file is read, as far as somebody says; what is null is told from the file. */
export interface Reading {
  sheet?: number | undefined;
  delimiter?: string | null | undefined;
  header?: boolean | null | undefined;
}

/** True for what may be a table of transcripts, by its ending. */
export const isTable = (path: string): boolean => /\.(csv|tsv|tab|xlsx|xlsm|jsonl|ndjson)$/i.test(path);

/** Reads a table whole: cells are what the file has, line ends in them and blanks included. @throws FormatError */
export function readRows(file: FormatFile, reading: Reading, losses: Losses): RowTable {
  const where = `“${file.path}”`;
  if (/\.xls[xm]$/i.test(file.path)) return readWorkbookRows(file, where, reading, losses);
  const { text, encoding, bom } = decodeFile(file);
  const isJson = /\.(jsonl|ndjson)$/i.test(file.path);
  const delimiter = isJson ? null : (reading.delimiter ?? guessDelimiter(text));
  const json = isJson ? readJsonRows(text, where, losses) : null;
  const raw = json?.rows ?? readDelimited(text, where, delimiter!);
  const table = withColumns(raw, isJson ? true : (reading.header ?? null));
  return told(
    { ...table, ...(json && { ragged: json.ragged }), sheets: [], sheet: 0, delimiter, encoding, bom },
    where,
    losses,
  );
}

function readDelimited(text: string, where: string, delimiter: string): RawRow[] {
  const rows: RawRow[] = [];
  for (const { line, cells } of readCsv(text, where, delimiter)) {
    rows.push({ place: line, cells });
    withinLimit('rows', rows.length, where);
  }
  return rows;
}

function readWorkbookRows(
  { bytes }: FormatFile,
  where: string,
  { sheet = 0, header = null }: Reading,
  losses: Losses,
): RowTable {
  withinLimit('fileBytes', bytes.length, where);
  const book = openWorkbook(bytes, where);
  const number = Math.min(sheet, book.sheets.length - 1);
  const raw = readSheet(book, number, (place) => losses.add(ROW_LOSSES.cutCell, place));
  const table = withColumns(raw, header);
  return told(
    {
      ...table,
      // A sheet's rows end with their last cell that holds something: a short one is whole, a long one goes beyond the names.
      ragged: table.header ? beyond(table, raw[0]!.cells.length) : [],
      sheets: book.sheets.map(({ name }) => name),
      sheet: number,
      delimiter: null,
      encoding: 'xlsx',
      bom: false,
    },
    where,
    losses,
  );
}

const beyond = ({ rows, places }: Pick<RowTable, 'rows' | 'places'>, width: number): number[] =>
  places.filter((_, i) => rows[i]!.length > width);

/** Reports what is odd about the table. Throws where there is nothing in it. */
function told(table: RowTable, where: string, losses: Losses): RowTable {
  if (table.columns.length === 0)
    throw new FormatError(
      'malformed',
      `${where} has no rows. Choose a file with a table in it, or another sheet.`,
    );
  const line = table.encoding === 'xlsx' ? 'row' : 'line';
  for (const place of table.ragged) losses.add(ROW_LOSSES.ragged, `${where}, ${line} ${place}`);
  return table;
}
