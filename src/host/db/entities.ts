/** A kind of thing in the log: its table, its key and its columns. Everything that is merged or undone is one of these. */
export interface Entity {
  table: string;
  key: readonly string[];
  /** Every column but the key, in the table's order. `deleted` is the last one that the log carries. */
  columns: readonly string[];
  /** Columns that never change and are too large for the log; they stay in the table for good. */
  unlogged?: readonly string[];
  /** Columns that a later schema added, with what they hold in rows whose log does not speak of them. */
  added?: Row;
  /**
   * Columns that say one thing together, such as a place. A change of one of them is logged as one of all, so that what two
   * people set apart is never mixed. `stamp` is one of them: the clock of the action that set the others.
   */
  together?: readonly string[];
  stamp?: string;
}

/** The entities by their name in the log. The order is that of their references: parents first. */
export const ENTITIES = {
  project: { table: 'project', key: ['id'], columns: ['name', 'note', 'blind', 'correct', 'deleted'] },
  annotator: { table: 'annotators', key: ['id'], columns: ['name', 'kind', 'deleted'] },
  tag: {
    table: 'tags',
    key: ['id'],
    columns: [
      'parent_id',
      'name',
      'colour',
      'key',
      'definition',
      'position',
      'guidelines',
      'examples',
      'note',
      'deleted',
    ],
    added: { guidelines: '', examples: '[]', note: '' },
  },
  attribute: {
    table: 'attributes',
    key: ['id'],
    columns: ['tag_id', 'name', 'type', 'choices', 'position', 'deleted'],
  },
  transcript: {
    table: 'transcripts',
    key: ['id'],
    columns: [
      'title',
      'date',
      'source',
      'language',
      'note',
      'edition_id',
      'part_of',
      'part_index',
      'position',
      'created',
      'deleted',
    ],
  },
  variable: { table: 'variables', key: ['id'], columns: ['name', 'type', 'choices', 'position', 'deleted'] },
  variable_value: {
    table: 'variable_values',
    key: ['transcript_id', 'variable_id'],
    columns: ['value', 'deleted'],
  },
  edition: {
    table: 'editions',
    key: ['id'],
    columns: [
      'transcript_id',
      'number',
      'sha256',
      'length',
      'file_name',
      'file_sha256',
      'encoding',
      'bom',
      'layout',
      'created',
      'parent_id',
      'edits',
      'format',
      'deleted',
      'text',
    ],
    unlogged: ['text'],
    added: { parent_id: null, edits: null, format: 'text' },
  },
  speaker: { table: 'speakers', key: ['id'], columns: ['name', 'kind', 'role', 'affiliation', 'deleted'] },
  turn: { table: 'turns', key: ['id'], columns: ['edition_id', 'speaker_id', 'time', 'deleted'] },
  block: {
    table: 'blocks',
    key: ['id'],
    columns: ['edition_id', 'kind', 'start', 'end', 'turn_id', 'time', 'time_end', 'deleted'],
    added: { time: null, time_end: null },
    together: ['edition_id', 'start', 'end'],
  },
  annotation: {
    table: 'annotations',
    key: ['id'],
    columns: [
      'transcript_id',
      'tag_id',
      'annotator_id',
      'note',
      'created',
      'modified',
      'revision',
      'deleted',
    ],
    added: { revision: null },
  },
  // The table `spans` says where annotations stand now; it follows from these rows and the editions (`host/editions`).
  span: {
    table: 'anchors',
    key: ['annotation_id', 'edition_id'],
    columns: ['start', 'end', 'parts', 'placed', 'deleted'],
    added: { placed: '' },
    together: ['start', 'end', 'parts', 'placed'],
    stamp: 'placed',
  },
  annotation_value: {
    table: 'annotation_values',
    key: ['annotation_id', 'attribute_id'],
    columns: ['value', 'deleted'],
  },
  relation_type: {
    table: 'relation_types',
    key: ['id'],
    columns: ['name', 'inverse', 'definition', 'position', 'deleted'],
  },
  relation: {
    table: 'relations',
    key: ['id'],
    columns: ['type_id', 'from_id', 'to_id', 'annotator_id', 'note', 'created', 'modified', 'deleted'],
  },
  pass: { table: 'passes', key: ['transcript_id', 'annotator_id'], columns: ['state', 'deleted'] },
  round: {
    table: 'rounds',
    key: ['id'],
    columns: ['name', 'codebook', 'revision', 'share', 'seed', 'created', 'deleted'],
  },
  assignment: {
    table: 'assignments',
    key: ['round_id', 'transcript_id', 'annotator_id'],
    columns: ['deleted'],
  },
  decision: {
    table: 'decisions',
    key: ['annotation_id', 'reviewer_id'],
    columns: ['verdict', 'reason', 'proposal', 'basis', 'edition_id', 'decided', 'deleted'],
    added: { edition_id: null },
    together: ['proposal', 'basis', 'edition_id'],
  },
  comment: {
    table: 'comments',
    key: ['id'],
    columns: ['annotation_id', 'annotator_id', 'text', 'created', 'deleted'],
  },
  gold: {
    table: 'gold',
    key: ['id'],
    columns: [
      'transcript_id',
      'edition_id',
      'tag_id',
      'start',
      'end',
      'parts',
      'values',
      'sources',
      'against',
      'rule',
      'decided_by',
      'note',
      'created',
      'deleted',
    ],
    together: ['edition_id', 'start', 'end', 'parts'],
  },
  suggestion: {
    table: 'suggestions',
    key: ['id'],
    columns: [
      'transcript_id',
      'edition_id',
      'tag_id',
      'annotator_id',
      'start',
      'end',
      'parts',
      'values',
      'note',
      'from_id',
      'created',
      'deleted',
    ],
    together: ['edition_id', 'start', 'end', 'parts'],
  },
  suggestion_decision: {
    table: 'suggestion_decisions',
    key: ['suggestion_id', 'annotator_id'],
    columns: ['verdict', 'annotation_id', 'decided', 'deleted'],
  },
  extra: { table: 'extras', key: ['id'], columns: ['transcript_id', 'format', 'data', 'created', 'deleted'] },
  alias: { table: 'aliases', key: ['entity', 'alias'], columns: ['id', 'deleted'] },
} as const satisfies Record<string, Entity>;

export type EntityName = keyof typeof ENTITIES;
export const ENTITY_NAMES = Object.keys(ENTITIES) as EntityName[];

export type Value = string | number | null;
export type Row = Record<string, Value>;

/** The id of a row in the log: its key columns joined by a slash. */
export const entityId = (entity: EntityName, row: Row): string =>
  ENTITIES[entity].key.map((column) => row[column]).join('/');

/** The key columns of an id of the log. */
export function keyOf(entity: EntityName, id: string): Row {
  const parts = id.split('/');
  return Object.fromEntries(ENTITIES[entity].key.map((column, i) => [column, parts[i] ?? '']));
}

/** The columns that the log carries, without the key. */
export function loggedColumns(entity: EntityName): readonly string[] {
  const { columns, unlogged = [] }: Entity = ENTITIES[entity];
  return columns.filter((column) => !unlogged.includes(column));
}

/** What the log says of a row, whole: columns that came with a later schema have what it gives to older rows. */
export function wholeState(entity: EntityName, state: Row): Row {
  const { added }: Entity = ENTITIES[entity];
  return added ? { ...added, ...state } : state;
}
