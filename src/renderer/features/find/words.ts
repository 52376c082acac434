import type { FindIn, FoundLine } from '../../../contract/find-types.ts';

/** Where can be searched, in the words of the page. */
export const PLACES: Readonly<Record<FindIn, string>> = {
  text: 'Text of transcripts',
  quotes: 'Quotes of annotations',
  notes: 'Notes',
  comments: 'Comments and reasons',
  codebook: 'Codebook',
};

/** Whose field a line is from, where it is not a transcript's text. */
export function fieldOf({ of, field }: FoundLine): string {
  if (field === 'note') return `Note on ${THINGS[of.entity] ?? of.entity}`;
  return FIELDS[`${of.entity} ${field}`] ?? FIELDS[field] ?? field;
}

const THINGS: Readonly<Record<string, string>> = {
  project: 'the project',
  transcript: 'the transcript',
  annotation: 'an annotation',
  relation: 'a relation',
  gold: 'gold',
  tag: 'a tag',
};

const FIELDS: Readonly<Record<string, string>> = {
  quote: 'Quote',
  comment: 'Comment',
  reason: 'Reason',
  definition: 'Definition',
  guidelines: 'Guidelines',
  example: 'Example',
  'tag name': 'Name of a tag',
  'attribute name': 'Attribute',
  'relation_type name': 'Type of relation',
};
