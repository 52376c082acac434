import { csvRecord } from '../../core/formats/csv/serialize.ts';
import type { Cell, Column } from '../../core/formats/dataset/columns.ts';
import { codebookRows } from '../../core/formats/dataset/rows.ts';
import type { PlacedTurn } from '../../core/formats/dataset/place.ts';
import { dataPackage, type PackageTable } from '../../core/formats/datapackage/serialize.ts';
import { jsonLine } from '../../core/formats/jsonl/serialize.ts';
import { WorkbookWriter } from '../../core/formats/xlsx/workbook.ts';
import type { PendingFiles } from './files.ts';
import type { ExportSource } from './source.ts';

/** Called after every few hundred rows: lets others have the host, reports, and throws where the job was stopped. */
export type Breathe = (rows: number) => Promise<void>;
const BREATH_ROWS = 500;

/** Where the rows of the four tables go. */
type Sink = (table: TableName, cells: readonly Cell[]) => void;
type TableName = 'annotations' | 'turns' | 'transcripts' | 'codebook';

const TITLES: Record<TableName, string> = {
  annotations: 'One row an annotation',
  turns: 'One row a turn, tagged or not',
  transcripts: 'One row a transcript',
  codebook: 'One row a tag',
};
const KEYS: Record<TableName, string[]> = {
  annotations: ['annotation_id'],
  turns: [],
  transcripts: ['transcript_id'],
  codebook: ['tag_id'],
};
const NAMES = Object.keys(TITLES) as TableName[];

/** Writes the dataset as CSV or JSON Lines, with its data package. Returns the number of annotations. */
export async function writeTables(
  source: ExportSource,
  files: PendingFiles,
  format: 'csv' | 'jsonl',
  breathe: Breathe,
): Promise<number> {
  const { columns } = source;
  const open = Object.fromEntries(NAMES.map((name) => [name, files.open(`${name}.${format}`)])) as Record<
    TableName,
    ReturnType<PendingFiles['open']>
  >;
  const line = (name: TableName, cells: readonly Cell[]) =>
    format === 'csv' ? csvRecord(cells) : jsonLine(columns[name], cells);
  if (format === 'csv')
    for (const name of NAMES) open[name].text(csvRecord(columns[name].map((c) => c.name)));
  const rows = await writeRows(source, (name, cells) => open[name].text(line(name, cells)), breathe);
  const tables: PackageTable[] = NAMES.map((name) => ({
    name,
    path: `${name}.${format}`,
    format,
    title: TITLES[name],
    columns: columns[name],
    primaryKey: KEYS[name],
  }));
  files.open('datapackage.json').text(dataPackage(source.project, tables, source.tags));
  return rows;
}

/** Writes the dataset as one workbook. Returns the number of annotations and what XLSX could not carry. */
export async function writeWorkbook(
  source: ExportSource,
  write: (bytes: Uint8Array) => void,
  breathe: Breathe,
): Promise<{ rows: number; losses: string[] }> {
  const workbook = new WorkbookWriter(write);
  let current: TableName | undefined;
  const begin = (name: TableName) => {
    workbook.beginTable(name, source.columns[name]);
    current = name;
  };
  begin('annotations');
  // A workbook takes its sheets one after the other: the short tables wait until the long one is written.
  const later: [TableName, readonly Cell[]][] = [];
  const rows = await writeRows(
    source,
    (name, cells) => (name === current ? workbook.row(cells) : void later.push([name, cells])),
    breathe,
  );
  for (const name of NAMES.slice(1)) {
    begin(name);
    for (const [table, cells] of later) if (table === name) workbook.row(cells);
  }
  workbook.end();
  return { rows, losses: workbook.losses() };
}

async function writeRows(source: ExportSource, sink: Sink, breathe: Breathe): Promise<number> {
  const byTag = new Map<string, number>();
  let rows = 0;
  for (const transcript of source.transcripts()) {
    const { places } = transcript;
    const byTurn = new Map<PlacedTurn | null, number>();
    const count = <K>(counts: Map<K, number>, key: K) => counts.set(key, (counts.get(key) ?? 0) + 1);
    let own = 0;
    for (const annotation of transcript.annotations()) {
      sink('annotations', transcript.rows.annotation(annotation));
      const turns = places.turnsOf(annotation.span);
      for (const turn of turns.length > 0 ? turns : [null]) count(byTurn, turn);
      count(byTag, annotation.tag);
      own += 1;
      rows += 1;
      if (rows % BREATH_ROWS === 0) await breathe(rows);
    }
    for (const cells of transcript.rows.turns((turn) => byTurn.get(turn) ?? 0)) sink('turns', cells);
    sink('transcripts', transcript.rows.transcript(own));
    await breathe(rows);
  }
  for (const cells of codebookRows(source.tags, (tag) => byTag.get(tag) ?? 0)) sink('codebook', cells);
  return rows;
}

/** The first rows of the annotation table, as text, for people to look at. */
export function previewRows(source: ExportSource, most: number): { columns: string[]; rows: string[][] } {
  const rows: string[][] = [];
  for (const transcript of source.transcripts()) {
    for (const annotation of transcript.annotations()) {
      rows.push(transcript.rows.annotation(annotation).map((cell) => (cell === null ? '' : String(cell))));
      if (rows.length === most) break;
    }
    if (rows.length === most) break;
  }
  return { columns: source.columns.annotations.map((column: Column) => column.name), rows };
}
