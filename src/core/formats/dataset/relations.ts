import type { Relation, RelationType } from '../../model/relation.ts';
import { type Cell, type Column, column } from './column.ts';
import { isoTime } from './time.ts';

/** An annotation of the export that a relation begins or ends at. */
export interface RelationEnd {
  id: string;
  transcript: string;
  title: string;
  tag: string;
  tagName: string;
  quote: string;
}

const end = (side: 'from' | 'to', word: string): Column[] => [
  column(
    `${side}_annotation_id`,
    'string',
    `Id of the annotation that the relation ${word}, in the table of annotations.`,
  ),
  column(`${side}_transcript_id`, 'string', 'Id of its transcript.'),
  column(`${side}_transcript_title`, 'string', 'Title of its transcript.'),
  column(`${side}_tag_id`, 'string', 'Id of its tag.'),
  column(`${side}_tag`, 'string', 'Name of its tag.'),
  column(`${side}_quote`, 'string', 'Its text, as in the table of annotations.'),
];

/** The table of relations. */
export const RELATION: readonly Column[] = [
  column('relation_id', 'string', 'Id of the relation.'),
  column('relation_type_id', 'string', 'Id of the type.'),
  column('relation_type', 'string', 'What the first annotation does to the second: “supports”.'),
  column('relation_inverse', 'string', 'The same, read from the second: “is supported by”; may be empty.'),
  ...end('from', 'goes from'),
  ...end('to', 'goes to'),
  column('annotator_id', 'string', 'Id of who drew the relation.'),
  column('annotator', 'string', 'Name of who drew the relation.'),
  column('note', 'string', 'Note on the relation.'),
  column('created', 'datetime', 'When the relation was drawn (UTC).'),
  column('modified', 'datetime', 'When the relation was last changed (UTC).'),
];

/** The cells of {@link RELATION}. */
export function relationCells(
  relation: Relation,
  type: Pick<RelationType, 'name' | 'inverse'>,
  annotator: string,
  from: RelationEnd,
  to: RelationEnd,
): Cell[] {
  return [
    relation.id,
    relation.type,
    type.name,
    type.inverse,
    ...[from, to].flatMap(({ id, transcript, title, tag, tagName, quote }) => [
      id,
      transcript,
      title,
      tag,
      tagName,
      quote,
    ]),
    relation.annotator,
    annotator,
    relation.note,
    isoTime(relation.created),
    isoTime(relation.modified),
  ];
}
