import type { DatasetColumns } from '../../core/formats/dataset/columns.ts';
import type { PackageTable } from '../../core/formats/datapackage/serialize.ts';

export const TABLE_NAMES = [
  'annotations',
  'turns',
  'transcripts',
  'codebook',
  'relations',
  'revisions',
] as const;
/** The tables of a dataset; each is a file, or a sheet. */
export type TableName = (typeof TABLE_NAMES)[number];

const TABLES: Record<TableName, Pick<PackageTable, 'title' | 'primaryKey' | 'foreignKeys'>> = {
  annotations: {
    title: 'One row an annotation',
    primaryKey: ['annotation_id'],
    foreignKeys: [
      { column: 'transcript_id', table: 'transcripts' },
      { column: 'tag_id', table: 'codebook' },
    ],
  },
  turns: {
    title: 'One row a turn, tagged or not, and one for the text outside turns',
    primaryKey: [],
    foreignKeys: [{ column: 'transcript_id', table: 'transcripts' }],
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
};

/** The tables as the data package describes them. */
export const tablesOf = (columns: DatasetColumns, format: 'csv' | 'jsonl'): PackageTable[] =>
  TABLE_NAMES.map((name) => ({
    name,
    path: `${name}.${format}`,
    format,
    columns: columns[name],
    ...TABLES[name],
  }));

/** The names of the files that a dataset of several files has. */
export const tableFiles = (format: 'csv' | 'jsonl'): string[] => [
  ...TABLE_NAMES.map((name) => `${name}.${format}`),
  'datapackage.json',
];
