import type { Tag } from '../../model/codebook.ts';
import { tagPath } from '../../model/codebook.ts';
import { CODE_POINT, type Column, column } from './column.ts';
import { type DatasetColumns, type FieldColumn, slug, uniqueNames } from './columns.ts';
import { TRANSCRIPT } from './fixed-columns.ts';
import { placeColumns } from './units.ts';
import type { WideUnit } from './wide-units.ts';

export const WIDE_VALUES = ['binary', 'count'] as const;
export const WIDE_ANNOTATORS = ['pooled', 'each'] as const;

/** How a wide table is made. */
export interface WideShape {
  unit: WideUnit;
  /** 0 and 1, or how many annotations. */
  values: (typeof WIDE_VALUES)[number];
  /** A row has what all annotators did, or one of them. */
  annotators: (typeof WIDE_ANNOTATORS)[number];
}

export interface WideColumns {
  columns: readonly Column[];
  /** The last of them: a column a tag, in the codebook's order; `field`: the tag. */
  tags: readonly FieldColumn[];
}

const WORDS = column('words', 'integer', 'Words of it (Unicode Standard Annex 29).', 'word');

const UNIT_COLUMNS: Record<WideUnit, (units: DatasetColumns['units']) => readonly Column[]> = {
  turn: (units) => [
    column('turn_id', 'string', 'Id of the turn; empty in the row of the text outside turns.'),
    column('turn', 'integer', 'Number of the turn in the transcript, from 1; empty outside turns.'),
    ...SPEAKER,
    column('time_seconds', 'number', 'Time of the turn in seconds, where the source gives it.', 'second'),
    ...placeColumns(units, 'the turn'),
    { ...WORDS, description: 'Words of the turn, without speaker labels, times and furniture.' },
    column(
      'text',
      'string',
      'The text of the turn, exactly, from its start to its end; empty outside turns.',
    ),
  ],
  sentence: (units) => [
    column('sentence', 'integer', 'Number of the sentence in the transcript, from 1.'),
    column('block', 'string', 'What it is a sentence of: paragraph, heading or byline.'),
    column('turn_id', 'string', 'Id of the turn that it stands in; empty outside turns.'),
    column('turn', 'integer', 'Number of that turn, from 1.'),
    ...SPEAKER,
    ...placeColumns(units, 'the sentence'),
    { ...WORDS, description: 'Words of the sentence.' },
    column('text', 'string', 'The sentence, exactly.'),
  ],
  transcript: () => [
    column('turns', 'integer', 'Number of turns.'),
    { ...WORDS, description: 'Words of headings, bylines and paragraphs.' },
    column('characters', 'integer', 'Code points of the whole text, with everything.', CODE_POINT),
  ],
};

const SPEAKER: readonly Column[] = [
  column('speaker_id', 'string', 'Id of the speaker.'),
  column('speaker', 'string', 'Name of the speaker.'),
  column('speaker_role', 'string', 'asks, answers or chairs.'),
  column('speaker_affiliation', 'string', 'Affiliation of the speaker.'),
];

const ANNOTATOR: readonly Column[] = [
  column('annotator_id', 'string', 'Id of the annotator whose annotations the row has; empty for gold.'),
  column('annotator', 'string', 'Name of the annotator.'),
  column('pass_state', 'string', 'Their pass on the transcript: open or done; empty for gold.'),
];

/** The columns of a wide table: what the row is, then a column a tag. */
export function wideColumns(
  { units, variables }: DatasetColumns,
  tags: readonly Tag[],
  { unit, values, annotators }: WideShape,
): WideColumns {
  const fixed = [
    ...TRANSCRIPT,
    ...variables,
    ...UNIT_COLUMNS[unit](units),
    ...(annotators === 'each' ? ANNOTATOR : []),
  ];
  const byId = new Map(tags.map((tag) => [tag.id, tag]));
  const names = uniqueNames(
    fixed.map(({ name }) => name),
    tags.map(({ id, name }) => ({ id, wanted: `tag_${slug(name)}` })),
  );
  const what = values === 'binary' ? '1 where an annotation' : 'How many annotations';
  const whose = annotators === 'each' ? ' of the annotator' : '';
  const columns = tags.map((tag): FieldColumn => ({
    field: tag.id,
    name: names.get(tag.id)!,
    type: 'integer',
    title: tag.name,
    description: `${what}${whose} with the tag “${tagPath(byId, tag.id)}” ${values === 'binary' ? 'overlaps' : 'overlap'} the ${unit}${values === 'binary' ? ', else 0' : ''}.`,
  }));
  return { columns: [...fixed, ...columns], tags: columns };
}
