import { guessDelimiter, readCsv } from '../csv/parse.ts';
import { decodeFile } from '../exchange/decode-file.ts';
import { isObject, type JsonObject, readJsonLines } from '../exchange/json.ts';
import type { FormatFile } from '../exchange/model.ts';
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

/** Which of our tables a file is, by the names of its columns; null where it is none. Looks at the beginning alone. */
export function tableOf({ path, bytes }: FormatFile): DatasetTable | null {
  const isLines = /\.jsonl$/i.test(path);
  if (!isLines && !/\.(csv|tsv)$/i.test(path)) return null;
  const end = bytes.indexOf(0x0a);
  const head = new TextDecoder().decode(bytes.subarray(0, end < 0 ? undefined : end)).replace(/^\ufeff/, '');
  const columns = new Set(
    isLines
      ? keysOf(head)
      : (head.split(/[\r\n]/, 1)[0] ?? '').split(/[,;\t|]/).map((name) => name.replace(/^"|"$/g, '')),
  );
  return KNOWN_BY.find(([, names]) => names.every((name) => columns.has(name)))?.[0] ?? null;
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

function asText(record: JsonObject, column: string): string {
  const value = Object.hasOwn(record, column) ? record[column] : null;
  if (typeof value === 'string') return value;
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  const isRanges = Array.isArray(value) && value.every((one) => Array.isArray(one) && one.length === 2);
  return isRanges ? rangesText(value as [number, number][]) : '';
}
