import { csvRecord } from '../../core/formats/csv/serialize.ts';
import type { Cell } from '../../core/formats/dataset/column.ts';
import { COLUMNS, PROJECT } from '../../core/formats/dataset/fixed-columns.ts';
import type { RelationEnd } from '../../core/formats/dataset/relations.ts';
import type { RevisionFacts } from '../../core/formats/dataset/revisions.ts';
import { codebookRows } from '../../core/formats/dataset/rows.ts';
import type { PlacedTurn } from '../../core/formats/dataset/place.ts';
import { cellText } from '../../core/formats/dataset/values.ts';
import { dataPackage } from '../../core/formats/datapackage/serialize.ts';
import { jsonLines } from '../../core/formats/jsonl/serialize.ts';
import { WorkbookWriter } from '../../core/formats/xlsx/workbook.ts';
import type { PendingFiles } from './files.ts';
import type { ExportSource } from './source.ts';
import { TABLE_NAMES, type TableName, tablesOf } from './tables.ts';

/** Called after every few hundred rows: lets others have the host, reports, and throws where the job was stopped. */
export type Breathe = (rows: number) => Promise<void>;
const BREATH_ROWS = 500;

/** Where the rows of the tables go. */
type Sink = (table: TableName, cells: readonly Cell[]) => void;

/** What was written, and what the export has to say about the rest. */
interface Written {
  /** Annotations. */
  rows: number;
  losses: string[];
}

/** Writes the dataset as CSV or JSON Lines, with its data package. */
export async function writeTables(
  source: ExportSource,
  files: PendingFiles,
  format: 'csv' | 'jsonl',
  breathe: Breathe,
): Promise<Written> {
  const { columns } = source;
  const open = Object.fromEntries(
    TABLE_NAMES.map((name) => [name, files.open(`${name}.${format}`)]),
  ) as Record<TableName, ReturnType<PendingFiles['open']>>;
  const line = Object.fromEntries(
    TABLE_NAMES.map((name) => [name, format === 'csv' ? csvRecord : jsonLines(columns[name])]),
  ) as Record<TableName, (cells: readonly Cell[]) => string>;
  if (format === 'csv')
    for (const name of TABLE_NAMES) open[name].text(csvRecord(columns[name].map((c) => c.name)));
  const written = await writeRows(
    source,
    TABLE_NAMES,
    (name, cells) => open[name].text(line[name](cells)),
    breathe,
  );
  const described = dataPackage(
    source.project,
    tablesOf(columns, format),
    source.tags,
    columns.attributes,
    source.relations.types,
    columns.units,
  );
  files.open('datapackage.json').text(described);
  return written;
}

/** Writes the dataset as one workbook. */
export async function writeWorkbook(
  source: ExportSource,
  write: (bytes: Uint8Array) => void,
  breathe: Breathe,
): Promise<Written> {
  const { columns } = source;
  const workbook = new WorkbookWriter(write);
  const begin = (name: TableName) => workbook.beginTable(name, columns[name]);
  begin('annotations');
  const { rows } = await writeRows(source, ['annotations'], (_, cells) => workbook.row(cells), breathe);
  // A workbook takes its sheets one after the other, and turns may be too many to keep: a second pass gives them.
  begin('turns');
  const later: [TableName, readonly Cell[]][] = [];
  const rest = TABLE_NAMES.filter((name) => name !== 'annotations');
  const { losses } = await writeRows(
    source,
    rest,
    (name, cells) => (name === 'turns' ? workbook.row(cells) : void later.push([name, cells])),
    () => breathe(rows),
  );
  for (const name of rest.filter((table) => table !== 'turns')) {
    begin(name);
    for (const [table, cells] of later) if (table === name) workbook.row(cells);
  }
  workbook.beginTable('project', PROJECT);
  for (const [field, value] of Object.entries(source.project)) workbook.row([field, value]);
  workbook.beginTable('columns', COLUMNS);
  for (const table of TABLE_NAMES)
    for (const { name, title, type, unit, description } of columns[table])
      workbook.row([table, name, title, type, unit ?? '', description]);
  workbook.end();
  return { rows, losses: [...losses, ...workbook.losses()] };
}

/** Gives the rows of some tables, transcript by transcript, then what speaks of all of them. */
async function writeRows(
  source: ExportSource,
  tables: readonly TableName[],
  sink: Sink,
  breathe: Breathe,
): Promise<Written> {
  const [annotations, turns, transcripts] = (['annotations', 'turns', 'transcripts'] as const).map((name) =>
    tables.includes(name),
  );
  const byTag = new Map<string, number>();
  const byRevision = new Map<string, Map<RevisionFacts, number>>();
  const ends = new Map<string, RelationEnd>();
  let rows = 0;
  for (const transcript of source.transcripts()) {
    const { places } = transcript;
    const byTurn = new Map<PlacedTurn | null, number>();
    let own = 0;
    for (const { annotation, review, revision } of transcript.annotations()) {
      const touched = places.turnsOf(annotation.span);
      if (annotations) sink('annotations', transcript.rows.annotation(annotation, touched, review, revision));
      if (revision) {
        const known = byRevision.get(annotation.tag) ?? new Map<RevisionFacts, number>();
        byRevision.set(annotation.tag, known);
        count(known, revision);
      }
      if (source.relations.isEnd(annotation.id)) ends.set(annotation.id, transcript.rows.end(annotation));
      for (const turn of touched.length > 0 ? touched : OUTSIDE) count(byTurn, turn);
      count(byTag, annotation.tag);
      own += 1;
      rows += 1;
      if (rows % BREATH_ROWS === 0) await breathe(rows);
    }
    if (turns)
      for (const cells of transcript.rows.turns((turn) => byTurn.get(turn) ?? 0)) sink('turns', cells);
    if (transcripts) sink('transcripts', transcript.rows.transcript(own));
    await breathe(rows);
  }
  if (tables.includes('codebook'))
    for (const cells of codebookRows(
      source.tags,
      (tag) => source.revisions.now(tag),
      (tag) => byTag.get(tag) ?? 0,
    ))
      sink('codebook', cells);
  if (tables.includes('relations')) for (const cells of source.relations.rows(ends)) sink('relations', cells);
  if (tables.includes('revisions'))
    for (const cells of source.revisions.rows(byRevision)) sink('revisions', cells);
  return { rows, losses: source.relations.leftOut(ends) };
}

const OUTSIDE = [null];
const count = <K>(counts: Map<K, number>, key: K) => counts.set(key, (counts.get(key) ?? 0) + 1);

/** The first rows of the annotation table, as text, for people to look at. */
export function previewRows(source: ExportSource, most: number): { columns: string[]; rows: string[][] } {
  const rows: string[][] = [];
  for (const transcript of source.transcripts()) {
    for (const { annotation, review, revision } of transcript.annotations()) {
      const turns = transcript.places.turnsOf(annotation.span);
      rows.push(transcript.rows.annotation(annotation, turns, review, revision).map(cellText));
      if (rows.length === most) break;
    }
    if (rows.length === most) break;
  }
  return { columns: source.columns.annotations.map((column) => column.name), rows };
}
