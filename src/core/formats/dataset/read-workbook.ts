import { isObject, type JsonObject } from '../exchange/json.ts';
import { openWorkbook, type OpenWorkbook } from '../xlsx/read-workbook.ts';
import { readSheet } from '../xlsx/read-sheet.ts';
import type { DatasetTable, ReadTable, TableRow } from './read-tables.ts';

/** The sheet that describes the columns of all others; only our workbooks have it with this head. */
const COLUMNS = 'columns';
const HEAD = ['table', 'column', 'title', 'type', 'unit', 'description'];
const READ: readonly DatasetTable[] = ['annotations', 'transcripts', 'codebook', 'relations'];
/** A sheet goes on in `annotations (2)`. */
const NUMBERED = / \(\d+\)$/;
/** As many characters as a cell of a workbook holds (UTF-16). */
const MOST_CELL = 32_767;

/** A workbook of ours: its tables by their names, and what it says of columns. */
export interface DatasetWorkbook {
  tables: ReadonlyMap<DatasetTable, () => ReadTable>;
  /** What a data package says: the codebook with attributes, and what columns are called. */
  described: JsonObject;
}

/** Null where it is no workbook that Passage exported as a dataset. @throws FormatError */
export function openDatasetWorkbook(bytes: Uint8Array, where: string): DatasetWorkbook | null {
  const book = openWorkbook(bytes, where);
  const names = new Set(book.sheets.map(({ name }) => name));
  if (!['annotations', COLUMNS].every((name) => names.has(name))) return null;
  const [head, ...columns] = rowsOf(book, COLUMNS);
  if (!head || HEAD.some((name, i) => head[i] !== name)) return null;
  const types = new Map(columns.map(([table, column, , type]) => [`${table} ${column}`, type]));
  const read = (table: DatasetTable) => () => tableOf(book, table, types);
  const tables = new Map(READ.filter((name) => names.has(name)).map((name) => [name, read(name)]));
  return { tables, described: describedBy(columns, tables.get('codebook')?.() ?? null) };
}

/** The cells of a sheet and of those in which it goes on; the head once. */
function rowsOf(book: OpenWorkbook, table: string): string[][] {
  return book.sheets.flatMap(({ name }, i) => {
    if (name.replace(NUMBERED, '') !== table) return [];
    const rows = readSheet(book, i, () => {}).map(({ cells }) => cells);
    return name === table ? rows : rows.slice(1);
  });
}

function tableOf(
  book: OpenWorkbook,
  table: DatasetTable,
  types: ReadonlyMap<string, string | undefined>,
): ReadTable {
  const [columns = [], ...rows] = rowsOf(book, table);
  const at = new Map(columns.map((name, i) => [name, i]));
  const truths = new Set(columns.filter((name) => types.get(`${table} ${name}`) === 'boolean'));
  const row =
    (cells: readonly string[]): TableRow =>
    (column) => {
      const cell = cells[at.get(column) ?? -1] ?? '';
      if (truths.has(column)) return cell.toLowerCase();
      // A quote that was cut says nothing of where it ends.
      return column === 'quote' && cell.length >= MOST_CELL ? '' : cell;
    };
  return { columns, rows: rows.map(row) };
}

/** As `datapackage.json` has it, from the sheets that stand for it. */
function describedBy(columns: readonly string[][], codebook: ReadTable | null): JsonObject {
  const own = columns.filter(([table]) => table === 'annotations');
  const tags = (codebook?.rows ?? []).map((row) => {
    const path = row('tag_path');
    const attributes = own.flatMap(([, column = '', title = '', type = '', , description = '']) => {
      const name = title.slice(row('tag').length + 2);
      const head = `“${name}” of the tag “${path}”`;
      if (title !== `${row('tag')}: ${name}` || !description.startsWith(head)) return [];
      return [{ name, column, ...typeOf(description.slice(head.length), type) }];
    });
    return {
      ...{
        id: row('tag_id'),
        name: row('tag'),
        parent: row('parent_id'),
        colour: row('colour'),
        key: row('key'),
      },
      ...{ definition: row('definition'), guidelines: row('guidelines'), note: row('note') },
      examples: examplesOf(row('examples')),
      attributes,
    };
  });
  const fields = own.map(([, name = '', title = '']) => ({ name, title }));
  return { codebook: tags, resources: [{ schema: { fields } }] };
}

/** The type of an attribute by what its column's description says after its name (`columns.ts`). */
function typeOf(words: string, type: string): { type: string; choices: string[] } {
  const choices = /^, one of: (.*)\.$/s.exec(words)?.[1];
  if (choices !== undefined) return { type: 'choice', choices: choices.split(', ') };
  if (type === 'number' || type === 'boolean') return { type, choices: [] };
  return { type: words.startsWith(', YYYY') ? 'date' : 'text', choices: [] };
}

function examplesOf(json: string): JsonObject[] {
  try {
    const list = JSON.parse(json) as unknown;
    return Array.isArray(list) ? list.filter(isObject) : [];
  } catch {
    return [];
  }
}
