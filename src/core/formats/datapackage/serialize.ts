import type { Tag } from '../../model/codebook.ts';
import { PALETTE, type Colour, tagPath } from '../../model/codebook.ts';
import type { RelationType } from '../../model/relation.ts';
import type { Column } from '../dataset/column.ts';
import { type DatasetUnit, UNIT_WORDS } from '../dataset/units.ts';
import type { FieldColumn } from '../dataset/columns.ts';

export interface PackageTable {
  name: string;
  /** File name beside the data package. */
  path: string;
  format: 'csv' | 'jsonl' | 'parquet';
  title: string;
  columns: readonly Column[];
  primaryKey: readonly string[];
  /** Columns that name a row of another table by its `key`, which has the same name where it is not given. */
  foreignKeys: readonly { column: string; table: string; key?: string }[];
}

/** Where a dataset comes from. */
export interface Provenance {
  /** Of the program. */
  version: string;
  /** Of the project file. */
  schema: number;
  /** When it was exported: ISO 8601, UTC. */
  exported: string;
  /** What was chosen for the export, as the contract has it. */
  choices: Readonly<Record<string, unknown>>;
}

/** The columns that tell what of the codebook they are of. */
interface CodebookColumns {
  attributes: readonly FieldColumn[];
  tags: readonly FieldColumn[];
}

const MEDIA_TYPES = {
  csv: 'text/csv',
  jsonl: 'application/jsonl',
  parquet: 'application/vnd.apache.parquet',
} as const;

/**
 * A Frictionless Data Package (v1 of the specification, the one that readers know) that describes each table, the
 * codebook, the unit of the offsets, and where it all comes from. But for the time of the export and the program's version the same
 * project gives the same bytes.
 */
export function dataPackage(
  project: { id: string; name: string; note: string },
  tables: readonly PackageTable[],
  tags: readonly Tag[],
  columns: CodebookColumns,
  types: readonly RelationType[],
  units: readonly DatasetUnit[],
  { version, schema, exported, choices }: Provenance,
): string {
  const columnOf = new Map(
    [...columns.attributes, ...columns.tags].map((column) => [column.field, column.name]),
  );
  const byId = new Map(tags.map((tag) => [tag.id, tag]));
  const resources = tables.map((table) => ({
    profile: table.format === 'parquet' ? 'data-resource' : 'tabular-data-resource',
    name: table.name,
    path: table.path,
    title: table.title,
    format: table.format,
    mediatype: MEDIA_TYPES[table.format],
    ...(table.format !== 'parquet' && { encoding: 'utf-8' }),
    ...(table.format === 'csv' && {
      dialect: { delimiter: ',', lineTerminator: '\r\n', quoteChar: '"', doubleQuote: true, header: true },
    }),
    schema: {
      fields: table.columns.map((column) => fieldOf(column, table.format)),
      missingValues: [''],
      ...(table.primaryKey.length > 0 && { primaryKey: table.primaryKey }),
      ...(table.foreignKeys.length > 0 && {
        foreignKeys: table.foreignKeys.map((key) => ({
          fields: key.column,
          reference: { resource: key.table, fields: key.key ?? key.column },
        })),
      }),
    },
  }));
  const codebook = tags.map((tag) => ({
    id: tag.id,
    name: tag.name,
    path: tagPath(byId, tag.id),
    parent: tag.parent,
    colour: PALETTE[tag.colour as Colour] ?? tag.colour,
    key: tag.key,
    definition: tag.definition,
    guidelines: tag.guidelines,
    examples: tag.examples,
    note: tag.note,
    ...(columns.tags.length > 0 && { column: columnOf.get(tag.id) }),
    attributes: tag.attributes.map(({ id, name, type, choices }) => ({
      id,
      name,
      type,
      choices,
      column: columnOf.get(id),
    })),
  }));
  const described = {
    profile: 'data-package',
    name: 'passage-dataset',
    id: project.id,
    title: project.name,
    note: project.note,
    description: 'A coded dataset, exported by Passage.',
    created: exported,
    provenance: { program: 'Passage', version, schema, project: project.id, exported, choices },
    offsets: {
      description: `Ranges are half-open [start, end) and count from 0 in the text whose SHA-256 (of its UTF-8) is text_sha256, line breaks as in the source. ${units.map((unit) => `Columns ending in _${UNIT_WORDS[unit].suffix} count ${UNIT_WORDS[unit].several}${WHO_COUNTS[unit]}.`).join(' ')}`,
      units: Object.fromEntries(units.map((unit) => [UNIT_WORDS[unit].suffix, UNIT_WORDS[unit].one])),
    },
    resources,
    codebook,
    relationTypes: types.map(({ id, name, inverse, definition }) => ({ id, name, inverse, definition })),
  };
  return `${JSON.stringify(described, null, 2)}\n`;
}

const WHO_COUNTS: Record<DatasetUnit, string> = {
  'code-point': ' (as Python and R do)',
  'utf-16': ' (as JavaScript and Java do)',
  'utf-8': ' (as Go, Rust and databases do)',
};

/** A field of Table Schema. `unit` is a property of our own, as the specification allows. */
function fieldOf({ name, type, title, description, unit }: Column, format: PackageTable['format']) {
  const schemaType = type !== 'ranges' ? type : format === 'csv' ? 'string' : 'array';
  return { name, type: schemaType, title, description, ...(unit !== undefined && { unit }) };
}
