import { Losses } from '../exchange/loss.ts';
import type { FormatFile, Parsed } from '../exchange/model.ts';
import { buildRows } from './build.ts';
import { guessMapping } from './guess-mapping.ts';
import { type RowMapping, type RowTable, type TableDescription } from './model.ts';
import { type Reading, readRows } from './read-table.ts';

/** How many rows a description shows, and how much of a cell. */
export const SAMPLE_ROWS = 20;
const SAMPLE_LENGTH = 400;
/** Of tables with very many columns less, so that it does not grow. */
const SAMPLE_TOTAL = 2_000_000;

export interface ParsedRows extends Parsed {
  table: TableDescription;
}

/**
 * Reads a table and makes transcripts of it.
 * @param mapping null: as the table looks, read as `reading` says.
 * @throws FormatError
 */
export function parseRows(file: FormatFile, mapping: RowMapping | null, reading: Reading = {}): ParsedRows {
  const losses = new Losses();
  const table = readRows(file, mapping ?? reading, losses);
  const chosen = mapping ?? guessMapping(table);
  const exchange = buildRows(table, chosen, file.path, losses);
  return { exchange, losses: losses.list(), fits: [], table: describe(table, chosen) };
}

function describe(
  { rows, places: _places, ragged: _ragged, ...table }: RowTable,
  mapping: RowMapping,
): TableDescription {
  const most = Math.min(SAMPLE_LENGTH, Math.ceil(SAMPLE_TOTAL / SAMPLE_ROWS / table.columns.length));
  return {
    ...table,
    rows: rows.length,
    sample: rows
      .slice(0, SAMPLE_ROWS)
      .map((row) =>
        row.map((cell) =>
          typeof cell === 'string'
            ? shortened(cell, most)
            : cell.slice(0, 50).map((one) => shortened(one, most)),
        ),
      ),
    mapping,
  };
}

/** Half a character would not survive the way to the page. */
const shortened = (cell: string, most: number): string =>
  cell.length <= most ? cell.toWellFormed() : `${cell.slice(0, most)}…`.toWellFormed();
