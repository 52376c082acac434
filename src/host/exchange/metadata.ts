import { guessDelimiter, readCsv } from '../../core/formats/csv/parse.ts';
import { decodeFile } from '../../core/formats/exchange/decode-file.ts';
import { FormatError } from '../../core/formats/exchange/format-error.ts';
import type { FormatFile } from '../../core/formats/exchange/model.ts';
import { isIsoDate } from '../../core/model/attribute-value.ts';
import type { FileMetadata, MetadataTable } from '../../contract/exchange-types.ts';
import type { SortResult } from './job.ts';
import { baseName } from './base-name.ts';

/** Columns that say something that every transcript has; all others are variables. */
const FIELDS: Readonly<Record<string, 'title' | 'date' | 'source' | 'language'>> = {
  title: 'title',
  date: 'date',
  source: 'source',
  publisher: 'source',
  language: 'language',
  lang: 'language',
};

/** Takes tables that describe the other files of a batch out of what is left to be read. */
export function readMetadata(result: SortResult, files: readonly FormatFile[]): void {
  for (const file of result.rest.filter(({ path }) => /\.(csv|tsv)$/i.test(path))) {
    const others = [
      ...result.rest.filter((other) => other !== file).map(({ path }) => path),
      ...result.groups.flatMap(({ group }) => group.files.map(({ path }) => path)),
    ].filter((path) => files.length > 0 && path !== file.path);
    const table = tableOf(file, others);
    if (!table) continue;
    result.metadata.push(table);
    result.rest = result.rest.filter((other) => other !== file);
  }
}

/** The table that a file is, if one of its columns names most of what it lists by the names of other files. */
function tableOf(file: FormatFile, others: readonly string[]): MetadataTable | null {
  const byName = new Map(others.flatMap((path) => keysOf(path).map((key) => [key, path] as const)));
  let head: string[];
  let rows: string[][];
  try {
    const { text } = decodeFile(file);
    const records = [...readCsv(text, `“${file.path}”`, guessDelimiter(text))].map(({ cells }) => cells);
    head = (records[0] ?? []).map((name) => name.trim());
    rows = records.slice(1);
  } catch (error) {
    // What is no table is read as whatever else it is, which says what is wrong.
    if (error instanceof FormatError) return null;
    throw error;
  }
  const named = (column: number) => rows.filter((row) => byName.has(keyOf(row[column] ?? ''))).length;
  const column = head.reduce((best, _, i) => (best < 0 || named(i) > named(best) ? i : best), -1);
  if (column < 0 || named(column) === 0 || named(column) * 2 < rows.length) return null;
  const table: MetadataTable = { path: file.path, column: head[column]!, files: {}, missing: [] };
  for (const row of rows) {
    const name = row[column] ?? '';
    const path = byName.get(keyOf(name));
    if (path === undefined) table.missing.push(name);
    else table.files[path] = metadataOf(head, row, column);
  }
  return table;
}

function metadataOf(head: readonly string[], row: readonly string[], column: number): FileMetadata {
  const metadata: FileMetadata = { variables: {} };
  for (const [i, name] of head.entries()) {
    const value = (row[i] ?? '').trim();
    if (i === column || value === '' || name === '') continue;
    const field = FIELDS[name.toLowerCase()];
    // A date that is none is kept as what it is: a variable.
    if (field && (field !== 'date' || isIsoDate(value)) && (field !== 'language' || LANGUAGE.test(value)))
      metadata[field] = value;
    else metadata.variables[name] = value;
  }
  return metadata;
}

const LANGUAGE = /^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$/;

/** How a table may call a file: by its path, its name, or its name without ending. */
const keysOf = (path: string): string[] => {
  const name = baseName(path);
  return [path, name, name.replace(/\.[^.]*$/, '')].map(keyOf);
};

const keyOf = (name: string): string => name.trim().normalize('NFC').toLowerCase();
