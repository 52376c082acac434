import type { DatasetColumns } from '../../core/formats/dataset/columns.ts';
import type { Column } from '../../core/formats/dataset/column.ts';
import type { WideColumns } from '../../core/formats/dataset/wide-columns.ts';
import type { WideUnit } from '../../core/formats/dataset/wide-units.ts';
import type { PackageTable } from '../../core/formats/datapackage/serialize.ts';

/** The tables of a dataset with a row an annotation, in their order. */
const LONG = ['annotations', 'turns', 'transcripts', 'codebook', 'relations', 'revisions'] as const;
type LongName = (typeof LONG)[number];
/** The table of a dataset with a row a unit of text. */
export type WideName = `tags_by_${WideUnit}`;
/** The tables of a dataset; each is a file, or a sheet. */
export type TableName = LongName | WideName;

/** The tables of an export, the one that it is about first. */
export const tableNames = (wide: { unit: WideUnit } | undefined): readonly TableName[] =>
  wide ? [`tags_by_${wide.unit}`, 'transcripts', 'codebook'] : LONG;

type Described = Pick<PackageTable, 'title' | 'primaryKey' | 'foreignKeys'>;

const IN_TRANSCRIPT = { column: 'transcript_id', table: 'transcripts' };

const TABLES: Record<TableName, Described> = {
  annotations: {
    title: 'One row an annotation',
    primaryKey: ['annotation_id'],
    foreignKeys: [IN_TRANSCRIPT, { column: 'tag_id', table: 'codebook' }],
  },
  turns: {
    title: 'One row a turn, tagged or not, and one for the text outside turns',
    primaryKey: [],
    foreignKeys: [IN_TRANSCRIPT],
  },
  transcripts: { title: 'One row a transcript', primaryKey: ['transcript_id'], foreignKeys: [] },
  codebook: { title: 'One row a tag', primaryKey: ['tag_id'], foreignKeys: [] },
  relations: {
    title: 'One row a relation between two annotations of the export',
    primaryKey: ['relation_id'],
    foreignKeys: (['from', 'to'] as const).map((side) => ({
      column: `${side}_annotation_id`,
      table: 'annotations',
      key: 'annotation_id',
    })),
  },
  revisions: {
    title: 'One row for what a tag said when annotations were made',
    primaryKey: ['tag_id', 'tag_revision'],
    foreignKeys: [{ column: 'tag_id', table: 'codebook' }],
  },
  tags_by_turn: {
    title: 'One row a turn, and one for the text outside turns; one column a tag',
    primaryKey: [],
    foreignKeys: [IN_TRANSCRIPT],
  },
  tags_by_sentence: {
    title: 'One row a sentence; one column a tag',
    primaryKey: [],
    foreignKeys: [IN_TRANSCRIPT],
  },
  tags_by_transcript: {
    title: 'One row a transcript; one column a tag',
    primaryKey: [],
    foreignKeys: [IN_TRANSCRIPT],
  },
};

/** The columns of a table; `wide`: those of the wide one, where there is one. */
export const columnsOf = (
  columns: DatasetColumns,
  wide: WideColumns | null,
  name: TableName,
): readonly Column[] => (name.startsWith('tags_by_') ? wide!.columns : columns[name as LongName]);

/** The forms that have a file for each table. */
export type FilesFormat = 'csv' | 'jsonl' | 'parquet';

/** The tables as the data package describes them. */
export const describedTables = (
  tables: readonly { name: TableName; columns: readonly Column[] }[],
  format: FilesFormat,
): PackageTable[] =>
  tables.map(({ name, columns }) => ({ name, path: `${name}.${format}`, format, columns, ...TABLES[name] }));

/** The names of the files that a dataset of several files has. */
export const tableFiles = (format: FilesFormat, wide: { unit: WideUnit } | undefined): string[] => [
  ...tableNames(wide).map((name) => `${name}.${format}`),
  'datapackage.json',
];
