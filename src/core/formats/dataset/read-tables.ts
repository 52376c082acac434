import { guessDelimiter, readCsv } from '../csv/parse.ts';
import { decodeFile } from '../exchange/decode-file.ts';
import { FormatError } from '../exchange/format-error.ts';
import { isObject, readJsonLines } from '../exchange/json.ts';
import type { FormatFile } from '../exchange/model.ts';
import { parquetColumns, readParquet } from '../parquet/read-table.ts';
import { type DatasetWorkbook, openDatasetWorkbook } from './read-workbook.ts';
import { rangesText } from './values.ts';

/** A row of one of our tables: its cells as text, by the names of their columns; empty where there is none. */
export type TableRow = (column: string) => string;

export type DatasetTable =
  | 'annotations'
  | 'turns'
  | 'transcripts'
  | 'codebook'
  | 'relations'
  | 'revisions'
  | 'other';

export interface ReadTable {
  columns: string[];
  rows: TableRow[];
}

/** Columns by which each table is known, whatever its file is called by now. */
const KNOWN_BY: readonly [DatasetTable, readonly string[]][] = [
  ['annotations', ['annotation_id', 'transcript_id', 'text_sha256', 'tag', 'quote', 'annotator']],
  ['relations', ['relation_id', 'relation_type', 'from_annotation_id', 'to_annotation_id']],
  ['codebook', ['tag_id', 'tag_path', 'parent_id', 'colour']],
  ['revisions', ['tag_id', 'tag_revision', 'current']],
  ['turns', ['transcript_id', 'text_sha256', 'turn_id', 'speaker_id']],
  ['transcripts', ['transcript_id', 'text_sha256', 'transcript_note', 'characters']],
  // Counts by turn, sentence or transcript.
  ['other', ['transcript_id', 'transcript_title', 'text_sha256']],
];

/** A table of the files, not read yet. */
export interface TableSource {
  path: string;
  /** @throws FormatError */
  read(): ReadTable | Promise<ReadTable>;
}

const isWorkbook = ({ path }: FormatFile): boolean => /\.xls[xm]$/i.test(path);

/** Workbooks are unpacked once for all that asks what they are. */
const workbooks = new WeakMap<Uint8Array, DatasetWorkbook | null>();

/** A workbook of ours; null where a file is none, or cannot be read: whoever reads it otherwise says so. */
export function workbookOf(file: FormatFile): DatasetWorkbook | null {
  if (!isWorkbook(file)) return null;
  const known = workbooks.get(file.bytes);
  if (known !== undefined) return known;
  let book: DatasetWorkbook | null = null;
  try {
    book = openDatasetWorkbook(file.bytes, `“${file.path}”`);
  } catch (error) {
    if (!(error instanceof FormatError)) throw error;
  }
  workbooks.set(file.bytes, book);
  return book;
}

/** Our tables of the files, of each kind the first; `other` is known and not read. */
export function tablesOf(files: readonly FormatFile[]): Map<DatasetTable, TableSource> {
  const tables = new Map<DatasetTable, TableSource>();
  const add = (kind: DatasetTable, source: TableSource) => tables.has(kind) || tables.set(kind, source);
  for (const file of files) {
    const { path } = file;
    const book = workbookOf(file);
    for (const [kind, read] of book?.tables ?? []) add(kind, { path, read });
    const kind = tableOf(file);
    if (kind) add(kind, { path, read: () => (isParquet(file) ? readParquetTable(file) : readTable(file)) });
  }
  return tables;
}

/** Which of our tables a file is, by the names of its columns; null where it is none. Looks at the beginning alone, of Parquet at the end. */
export function tableOf(file: FormatFile): DatasetTable | null {
  if (isParquet(file)) return kindOf(new Set(parquetColumns(file.bytes)));
  return textTableOf(file);
}

const isParquet = ({ path }: FormatFile): boolean => /\.parquet$/i.test(path);

const kindOf = (columns: ReadonlySet<string>): DatasetTable | null =>
  KNOWN_BY.find(([, names]) => names.every((name) => columns.has(name)))?.[0] ?? null;

async function readParquetTable({ path, bytes }: FormatFile): Promise<ReadTable> {
  const records = await readParquet(bytes, `“${path}”`);
  return {
    columns: parquetColumns(bytes) ?? [],
    rows: records.map((record) => (column) => asText(record, column)),
  };
}

function textTableOf({ path, bytes }: FormatFile): DatasetTable | null {
  const isLines = /\.jsonl$/i.test(path);
  if (!isLines && !/\.(csv|tsv)$/i.test(path)) return null;
  const end = bytes.indexOf(0x0a);
  const head = new TextDecoder().decode(bytes.subarray(0, end < 0 ? undefined : end)).replace(/^\ufeff/, '');
  const columns = new Set(
    isLines
      ? keysOf(head)
      : (head.split(/[\r\n]/, 1)[0] ?? '').split(/[,;\t|]/).map((name) => name.replace(/^"|"$/g, '')),
  );
  return kindOf(columns);
}

function keysOf(line: string): string[] {
  try {
    const record = JSON.parse(line) as unknown;
    return isObject(record) ? Object.keys(record) : [];
  } catch {
    return [];
  }
}

/** The rows of a table. @throws FormatError */
export function readTable(file: FormatFile): ReadTable {
  const { text } = decodeFile(file);
  const where = `“${file.path}”`;
  if (/\.jsonl$/i.test(file.path)) {
    const records = [...readJsonLines(text, where)].map(({ value }) => (isObject(value) ? value : {}));
    return {
      columns: Object.keys(records[0] ?? {}),
      rows: records.map((record) => (column) => asText(record, column)),
    };
  }
  const [head, ...records] = [...readCsv(text, where, guessDelimiter(text))].map(({ cells }) => cells);
  const columns = head ?? [];
  const at = new Map(columns.map((name, i) => [name, i]));
  return { columns, rows: records.map((cells) => (column) => cells[at.get(column) ?? -1] ?? '') };
}

function asText(record: Readonly<Record<string, unknown>>, column: string): string {
  const value = Object.hasOwn(record, column) ? record[column] : null;
  if (typeof value === 'string') return value;
  if (typeof value === 'number' || typeof value === 'boolean' || typeof value === 'bigint')
    return String(value);
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? '' : value.toISOString();
  const isRanges = Array.isArray(value) && value.every((one) => Array.isArray(one) && one.length === 2);
  return isRanges ? rangesText(value as [number, number][]) : '';
}
