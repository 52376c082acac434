import { csvRecord, csvRow } from '../../core/formats/csv/serialize.ts';
import { cellsOf, type Row } from '../../core/formats/dataset/cells.ts';
import type { Column } from '../../core/formats/dataset/column.ts';
import { COLUMNS, PROJECT } from '../../core/formats/dataset/fixed-columns.ts';
import { cellText } from '../../core/formats/dataset/values.ts';
import { dataPackage, type Provenance } from '../../core/formats/datapackage/serialize.ts';
import { jsonLines } from '../../core/formats/jsonl/serialize.ts';
import { ParquetTable } from '../../core/formats/parquet/table.ts';
import { WorkbookWriter } from '../../core/formats/xlsx/workbook.ts';
import type { ReadableDb } from '../db/open.ts';
import type { PendingFiles } from './files.ts';
import { exactColumns, inexactColumns } from './inexact.ts';
import type { ExportSource } from './source.ts';
import { columnsOf, describedTables, type FilesFormat, type TableName, tableNames } from './tables.ts';
import { type Breathe, type Recorded, writeRows } from './write-rows.ts';

/** What an export of tables needs beside its source. */
interface Target {
  source: ExportSource;
  db: ReadableDb;
  provenance: Provenance;
  breathe: Breathe;
}

/** What was written, with what the format itself has to say. */
interface Written extends Recorded {
  remarks: string[];
}

/** Where the rows of one table go. */
interface TableFile {
  row(row: Row): void;
  end(): void;
}

/** Writes the dataset as a file a table, with its data package. */
export async function writeTables(
  { source, db, provenance, breathe }: Target,
  files: PendingFiles,
  format: FilesFormat,
): Promise<Written> {
  const inexact = format === 'parquet' ? inexactColumns(db, source.fields) : new Set<string>();
  const tables = tableNames(source.wide?.shape).map((name) => {
    const columns = columnsOf(source.columns, source.wide?.columns ?? null, name);
    return { name, columns: exactColumns(columns, inexact) };
  });
  const open = new Map(
    tables.map(({ name, columns }) => [
      name,
      tableFile(format, columns, files.open(`${name}.${format}`), provenance),
    ]),
  );
  const written = await writeRows(
    source,
    tables.map(({ name }) => name),
    (name, row) => open.get(name)!.row(row),
    breathe,
  );
  for (const table of open.values()) table.end();
  const described = dataPackage(
    source.project,
    describedTables(tables, format),
    source.tags,
    { attributes: source.wide ? [] : source.columns.attributes, tags: source.wide?.columns.tags ?? [] },
    source.relations.types,
    source.columns.units,
    provenance,
  );
  files.open('datapackage.json').text(described);
  return { ...written, remarks: [] };
}

function tableFile(
  format: FilesFormat,
  columns: readonly Column[],
  file: ReturnType<PendingFiles['open']>,
  { version }: Provenance,
): TableFile {
  if (format === 'parquet')
    return new ParquetTable(columns, `Passage ${version}`, (bytes) => file.bytes(bytes));
  if (format === 'csv') file.text(csvRecord(columns.map(({ name }) => name)));
  const line = format === 'csv' ? csvRow : jsonLines(columns);
  return { row: (row) => file.text(line(row)), end: () => {} };
}

/** Writes the dataset as one workbook. */
export async function writeWorkbook(
  { source, provenance, breathe }: Target,
  write: (bytes: Uint8Array) => void,
): Promise<Written> {
  const tables = tableNames(source.wide?.shape);
  const columns = (name: TableName) => columnsOf(source.columns, source.wide?.columns ?? null, name);
  const workbook = new WorkbookWriter(write);
  const begin = (name: TableName) => workbook.beginTable(name, columns(name));
  const [first, ...rest] = tables as [TableName, ...TableName[]];
  begin(first);
  const { rows, losses } = await writeRows(source, [first], (_, row) => workbook.row(cellsOf(row)), breathe);
  // A workbook takes its sheets one after the other, and turns may be too many to keep: a second pass gives them.
  if (rest.includes('turns')) begin('turns');
  const later: [TableName, Row][] = [];
  const second = await writeRows(
    source,
    rest,
    (name, row) => (name === 'turns' ? workbook.row(cellsOf(row)) : void later.push([name, row])),
    () => breathe(rows),
  );
  for (const name of rest.filter((table) => table !== 'turns')) {
    begin(name);
    for (const [table, row] of later) if (table === name) workbook.row(cellsOf(row));
  }
  workbook.beginTable('project', PROJECT);
  for (const [field, value] of [...Object.entries(source.project), ...provenanceRows(provenance)])
    workbook.row([field, value]);
  workbook.beginTable('columns', COLUMNS);
  for (const table of tables)
    for (const { name, title, type, unit, description } of columns(table))
      workbook.row([table, name, title, type, unit ?? '', description]);
  workbook.end();
  return { rows, losses: source.wide ? losses : second.losses, remarks: workbook.losses() };
}

/** Where a workbook comes from: what a data package says of it. */
const provenanceRows = ({ version, schema, exported, choices }: Provenance): [string, string][] => [
  ['program', `Passage ${version}`],
  ['schema', String(schema)],
  ['exported', exported],
  ['choices', JSON.stringify(choices)],
];

/** The first rows of the table that the export is about, as text, for people to look at. */
export function previewRows(source: ExportSource, most: number): { columns: string[]; rows: string[][] } {
  const [name] = tableNames(source.wide?.shape) as [TableName];
  const columns = columnsOf(source.columns, source.wide?.columns ?? null, name).map((column) => column.name);
  const rows: string[][] = [];
  for (const row of source.wide ? wideRows(source) : longRows(source)) {
    rows.push(cellsOf(row).map(cellText));
    if (rows.length === most) break;
  }
  return { columns, rows };
}

function* longRows(source: ExportSource): Iterable<Row> {
  for (const transcript of source.transcripts())
    for (const { annotation, review, revision } of transcript.annotations())
      yield transcript.rows.annotation(
        annotation,
        transcript.places.turnsOf(annotation.span),
        review,
        revision,
      );
}

function* wideRows(source: ExportSource): Iterable<Row> {
  for (const transcript of source.transcripts()) {
    const wide = transcript.wide()!;
    for (const { annotation } of transcript.annotations()) wide.add(annotation);
    yield* wide.rows(source.annotatorsOn(transcript.facts.id));
  }
}
