import type { AttributeType, Tag } from '../../model/codebook.ts';
import { tagPath } from '../../model/codebook.ts';
import { type Column, column } from './column.ts';
import { annotationColumns, CODEBOOK, COUNTS, LAST, TRANSCRIPT, turnColumns } from './fixed-columns.ts';
import { RELATION } from './relations.ts';
import { REVIEW } from './review.ts';
import { BOTH_UNITS, DATASET_UNITS, type DatasetUnit } from './units.ts';
import { ANNOTATION_REVISION, REVISION } from './revisions.ts';

/** An attribute or a variable that has a column of its own. */
export interface FieldColumn extends Column {
  /** Id of the attribute or the variable. */
  field: string;
}

export interface DatasetColumns {
  /** What the offsets count, in the order of their columns. */
  units: readonly DatasetUnit[];
  annotations: readonly Column[];
  /** The columns of attributes, in their order within `annotations`. */
  attributes: readonly FieldColumn[];
  /** The columns of the project's own transcript variables; they stand in all tables with transcripts. */
  variables: readonly FieldColumn[];
  turns: readonly Column[];
  transcripts: readonly Column[];
  codebook: readonly Column[];
  relations: readonly Column[];
  revisions: readonly Column[];
}

type Variable = { id: string; name: string; type: AttributeType; choices: readonly string[] };

/**
 * The columns of every table of a project's dataset. Names are unique and depend on the codebook alone; where two are
 * alike, the older attribute has the plain one, so that moving tags about renames nothing.
 */
export function datasetColumns(
  tags: readonly Tag[],
  variableList: readonly Variable[],
  units: readonly DatasetUnit[] = BOTH_UNITS,
  /** Whose attributes have columns; all where nothing is said. */
  isChosen: (tag: string) => boolean = () => true,
): DatasetColumns {
  const byId = new Map(tags.map((tag) => [tag.id, tag]));
  const fields = [
    ...tags.flatMap((tag) =>
      tag.attributes.map((attribute) => ({
        ...attribute,
        wanted: `${slug(tag.name)}_${slug(attribute.name)}`,
        title: `${tag.name}: ${attribute.name}`,
        description: `“${attribute.name}” of the tag “${tagPath(byId, tag.id)}”`,
        isLeftOut: !isChosen(tag.id),
      })),
    ),
    ...variableList.map((variable) => ({
      ...variable,
      wanted: `variable_${slug(variable.name)}`,
      title: variable.name,
      description: `The transcript variable “${variable.name}”`,
      isLeftOut: false,
    })),
  ];
  const names = uniqueNames(RESERVED, fields);
  const columnOf = ({ id, type, choices, title, description }: (typeof fields)[number]): FieldColumn => ({
    field: id,
    name: names.get(id)!,
    type: type === 'number' || type === 'boolean' ? type : 'string',
    title,
    description: `${description}${VALUES[type](choices)}.`,
  });
  const columns = fields.filter(({ isLeftOut }) => !isLeftOut).map(columnOf);
  const attributes = columns.slice(0, columns.length - variableList.length);
  const variables = columns.slice(attributes.length);
  return {
    units,
    attributes,
    variables,
    annotations: [
      column('annotation_id', 'string', 'Id of the annotation.'),
      ...TRANSCRIPT,
      ...variables,
      ...annotationColumns(units),
      ...attributes,
      ...LAST,
      ...ANNOTATION_REVISION,
      ...REVIEW,
    ],
    turns: [...TRANSCRIPT, ...variables, ...turnColumns(units)],
    transcripts: [...TRANSCRIPT, ...variables, ...COUNTS],
    codebook: CODEBOOK,
    relations: RELATION,
    revisions: REVISION,
  };
}

const VALUES: Record<AttributeType, (choices: readonly string[]) => string> = {
  text: () => '',
  number: () => ', a number',
  boolean: () => ', true or false',
  date: () => ', YYYY-MM-DD, YYYY-MM or YYYY',
  choice: (choices) => `, one of: ${choices.join(', ')}`,
};

/** Names of the fixed columns of every table: no attribute or variable may take one. */
export const RESERVED: readonly string[] = [
  ...TRANSCRIPT,
  ...annotationColumns(DATASET_UNITS),
  ...LAST,
  ...ANNOTATION_REVISION,
  ...REVIEW,
  ...turnColumns(DATASET_UNITS),
  ...COUNTS,
].map((c) => c.name);

/** "Policy measure" as "policy_measure": accents off, every run of what is no letter or digit an underscore. */
export function slug(name: string): string {
  // Latin accents go; the marks of other scripts are vowels and stay.
  const plain = name
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .normalize('NFC')
    .toLowerCase();
  return plain.replace(/[^\p{L}\p{M}\p{N}]+/gu, '_').replace(/^_+|_+$/g, '') || 'field';
}

/** A name for each id: ids are UUIDv7, so their order is that of age. */
export function uniqueNames(
  reserved: readonly string[],
  fields: readonly { id: string; wanted: string }[],
): Map<string, string> {
  const used = new Set(['annotation_id', ...reserved]);
  const names = new Map<string, string>();
  for (const { id, wanted } of fields.toSorted((a, b) => (a.id < b.id ? -1 : 1))) {
    let unique = wanted;
    for (let n = 2; used.has(unique); n++) unique = `${wanted}_${n}`;
    used.add(unique);
    names.set(id, unique);
  }
  return names;
}
