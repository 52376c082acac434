/**
 * What a column of a table is for. `flag`: 0 or 1 for a label that the column is named after; `label`: one label; `labels`: a list of
 * them; `transcript`: what parts the rows into transcripts; `variable`: something about the transcript.
 */
export const COLUMN_ROLES = [
  'none',
  'text',
  'speaker',
  'role',
  'affiliation',
  'time',
  'end',
  'transcript',
  'variable',
  'flag',
  'label',
  'labels',
  'annotator',
] as const;
export type ColumnRole = (typeof COLUMN_ROLES)[number];

/** How a table becomes transcripts. */
export interface RowMapping {
  /** Which sheet of a workbook, from 0. */
  sheet: number;
  /** What parts the cells of a file of text; null: whatever the file seems to use. */
  delimiter: string | null;
  /** True where the first row holds the names of the columns. */
  header: boolean;
  /** By the column's place; columns beyond are for nothing. */
  roles: readonly ColumnRole[];
  /** What parts the labels of a `labels` column. */
  separator: string;
  /** `table`: all rows, or all with one value of the `transcript` column, are one transcript; `row`: each is one. */
  each: 'table' | 'row';
}

/** A cell: its text as the file has it; several where the file itself has a list. */
export type RowCell = string | readonly string[];

export interface RowTable {
  /** Names, none twice, none empty. */
  columns: string[];
  rows: RowCell[][];
  /** In which line or row of the file each row of {@link rows} begins, from 1. */
  places: number[];
  /** Names of a workbook's sheets; empty for other files. */
  sheets: string[];
  /** As the file was read. */
  sheet: number;
  delimiter: string | null;
  header: boolean;
  /** What its bytes are: an encoding's label, `xlsx`. */
  encoding: string;
  bom: boolean;
  /** Places of rows with fewer cells than columns have names, and with more; in a workbook only with more. */
  ragged: number[];
}

/** A table as the page shows it before anything is made of it. */
export interface TableDescription extends Omit<RowTable, 'rows' | 'places' | 'ragged'> {
  /** The first rows, long cells shortened. */
  sample: RowCell[][];
  rows: number;
  mapping: RowMapping;
}

/** The cell as one text. */
export const cellText = (cell: RowCell | undefined): string =>
  cell === undefined ? '' : typeof cell === 'string' ? cell : cell.join('; ');
