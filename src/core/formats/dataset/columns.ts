import type { AttributeType, Tag } from '../../model/codebook.ts';

/** The types of Frictionless Table Schema that we use. Dates may be partial (2023-11), so they are strings. */
export type ColumnType = 'string' | 'integer' | 'number' | 'boolean' | 'datetime';

/** A column of an exported table: one definition for CSV, JSONL, XLSX and the data package. */
export interface Column {
  name: string;
  type: ColumnType;
  description: string;
}

/** A value of a row. Numbers and booleans of attributes come as the text that they are stored as. */
export type Cell = string | number | boolean | null;

/** What joins several turns or speakers that one span touches. */
export const LIST_JOINER = ' | ';

const column = (name: string, type: ColumnType, description: string): Column => ({ name, type, description });

const TRANSCRIPT: readonly Column[] = [
  column('transcript_id', 'string', 'Id of the transcript.'),
  column('transcript_title', 'string', 'Title of the transcript.'),
  column(
    'transcript_date',
    'string',
    'Date of the transcript: YYYY-MM-DD, YYYY-MM or YYYY; empty where unknown.',
  ),
  column('transcript_source', 'string', 'Publisher of the transcript.'),
  column('transcript_language', 'string', 'Language of the transcript, as a BCP 47 tag.'),
  column('file_name', 'string', 'Name of the imported file.'),
  column('text_sha256', 'string', 'SHA-256 of the text, as UTF-8, that the offsets count in.'),
];

const ANNOTATION: readonly Column[] = [
  column(
    'turn',
    'string',
    `Number of the turn in the transcript, from 1; several are joined by "${LIST_JOINER}"; empty outside turns.`,
  ),
  column(
    'speaker',
    'string',
    `Speaker of the turn; several turns' speakers are joined by "${LIST_JOINER}", in the order of the turns.`,
  ),
  column('speaker_role', 'string', 'Role of the speaker: asks, answers or chairs; joined as the speakers.'),
  column('speaker_affiliation', 'string', 'Affiliation of the speaker; joined as the speakers.'),
  column('tag_id', 'string', 'Id of the tag.'),
  column('tag', 'string', 'Name of the tag.'),
  column('tag_path', 'string', 'Names of the tag and the tags above it, from the root, joined by " › ".'),
  column(
    'quote',
    'string',
    'The annotated text, exactly; the fragments of a discontinuous annotation are joined by " … ".',
  ),
  column('context_before', 'string', 'Up to 40 code points of the text before the annotation.'),
  column('context_after', 'string', 'Up to 40 code points of the text after the annotation.'),
  column(
    'start_code_point',
    'integer',
    'Start of the annotation: Unicode code points before it in the text (0-based).',
  ),
  column('end_code_point', 'integer', 'End of the annotation, exclusive, in Unicode code points.'),
  column('start_utf16', 'integer', 'Start of the annotation in UTF-16 code units (0-based).'),
  column('end_utf16', 'integer', 'End of the annotation, exclusive, in UTF-16 code units.'),
  column('fragments_code_point', 'string', 'All ranges as start-end in code points, joined by ";".'),
  column('fragments_utf16', 'string', 'All ranges as start-end in UTF-16 code units, joined by ";".'),
  column('annotator_id', 'string', 'Id of the annotator.'),
  column('annotator', 'string', 'Name of the annotator.'),
];

const LAST: readonly Column[] = [
  column('note', 'string', 'Note on the annotation.'),
  column('created', 'datetime', 'When the annotation was made (UTC).'),
  column('modified', 'datetime', 'When the annotation was last changed (UTC).'),
];

/** An attribute or a variable that has a column of its own. */
export interface FieldColumn extends Column {
  /** Id of the attribute or the variable. */
  field: string;
}

export interface DatasetColumns {
  annotations: readonly Column[];
  /** The columns of attributes, in their order within `annotations`. */
  attributes: readonly FieldColumn[];
  /** The columns of the project's own transcript variables; they stand in all tables with transcripts. */
  variables: readonly FieldColumn[];
  turns: readonly Column[];
  transcripts: readonly Column[];
  codebook: readonly Column[];
}

type Variable = { id: string; name: string; type: AttributeType };

/** The columns of every table of a project's dataset. Names are unique and depend on the codebook alone. */
export function datasetColumns(tags: readonly Tag[], variableList: readonly Variable[]): DatasetColumns {
  const fixed = [...TRANSCRIPT, ...ANNOTATION, ...LAST].map((c) => c.name);
  const name = uniqueNames(['annotation_id', ...fixed]);
  const attributes = tags.flatMap((tag) =>
    tag.attributes.map((attribute) => ({
      field: attribute.id,
      name: name(`${slug(tag.name)}_${slug(attribute.name)}`),
      type: typeOf(attribute.type),
      description: `${attribute.name} of ${tag.name}${attribute.type === 'choice' ? `: one of ${attribute.choices.join(', ')}` : ''}.`,
    })),
  );
  const variables = variableList.map((variable) => ({
    field: variable.id,
    name: name(`variable_${slug(variable.name)}`),
    type: typeOf(variable.type),
    description: `The transcript variable “${variable.name}”.`,
  }));
  return {
    attributes,
    variables,
    annotations: [
      column('annotation_id', 'string', 'Id of the annotation.'),
      ...TRANSCRIPT,
      ...variables,
      ...ANNOTATION,
      ...attributes,
      ...LAST,
    ],
    turns: [...TRANSCRIPT, ...variables, ...TURN],
    transcripts: [...TRANSCRIPT, ...variables, ...COUNTS],
    codebook: CODEBOOK,
  };
}

const TURN: readonly Column[] = [
  column('turn_id', 'string', 'Id of the turn; empty for text that belongs to no turn.'),
  column(
    'turn',
    'integer',
    'Number of the turn in the transcript, from 1; empty for the row of the text outside turns.',
  ),
  column('speaker_id', 'string', 'Id of the speaker.'),
  column('speaker', 'string', 'Name of the speaker.'),
  column('speaker_kind', 'string', 'person or outlet.'),
  column('speaker_role', 'string', 'asks, answers or chairs.'),
  column('speaker_affiliation', 'string', 'Affiliation of the speaker.'),
  column('time_seconds', 'number', 'Time of the turn in seconds, where the source gives it.'),
  column('start_code_point', 'integer', 'Start of the turn in code points.'),
  column('end_code_point', 'integer', 'End of the turn, exclusive, in code points.'),
  column('start_utf16', 'integer', 'Start of the turn in UTF-16 code units.'),
  column('end_utf16', 'integer', 'End of the turn, exclusive, in UTF-16 code units.'),
  column(
    'words',
    'integer',
    'Words of the turn (Unicode Standard Annex 29), without speaker labels, times and furniture.',
  ),
  column('characters', 'integer', 'Code points of the same text.'),
  column('annotations', 'integer', 'Annotations in this export that touch the turn.'),
];

const COUNTS: readonly Column[] = [
  column('file_sha256', 'string', 'SHA-256 of the imported file.'),
  column('turns', 'integer', 'Number of turns.'),
  column(
    'words',
    'integer',
    'Words of headings, bylines and paragraphs, in turns and outside; without speaker labels, times and furniture.',
  ),
  column('characters', 'integer', 'Code points of the whole text, with everything.'),
  column('annotations', 'integer', 'Annotations of the transcript in this export.'),
];

const CODEBOOK: readonly Column[] = [
  column('tag_id', 'string', 'Id of the tag.'),
  column('tag', 'string', 'Name of the tag.'),
  column('tag_path', 'string', 'Names from the root, joined by " › ".'),
  column('parent_id', 'string', 'Id of the tag above it.'),
  column('colour', 'string', 'Colour, as #RRGGBB.'),
  column('key', 'string', 'Key that applies the tag.'),
  column('definition', 'string', 'Definition of the tag.'),
  column('attributes', 'string', 'Attributes as name:type, joined by "; "; choices in brackets.'),
  column('annotations', 'integer', 'Annotations with the tag in this export.'),
];

function typeOf(type: AttributeType): ColumnType {
  return type === 'number' ? 'number' : type === 'boolean' ? 'boolean' : 'string';
}

/** "Policy measure" as "policy_measure": accents off, every run of what is no letter or digit an underscore. */
export function slug(name: string): string {
  const plain = name.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  return plain.replace(/[^\p{L}\p{N}]+/gu, '_').replace(/^_+|_+$/g, '') || 'field';
}

function uniqueNames(taken: Iterable<string>): (name: string) => string {
  const used = new Set(taken);
  return (name) => {
    let unique = name;
    for (let n = 2; used.has(unique); n++) unique = `${name}_${n}`;
    used.add(unique);
    return unique;
  };
}
