/** What of an exchange a format may carry, change or lose. A loss names one; the round-trip test compares by them. */
export const ASPECTS = [
  /** A whole document. */
  'document',
  /** Characters of a text. */
  'text',
  /** The name of a document. */
  'name',
  /** Date, source, language, note and variables of a document. */
  'metadata',
  /** Blocks, turns and speakers. */
  'structure',
  /** An annotation as a whole: it is not there any more. */
  'annotation',
  /** Where an annotation stands: other ranges, or in several pieces. */
  'span',
  /** An entry of the codebook as a whole. */
  'tag',
  /** What else the codebook says of a tag: colour, definition, place in the tree, attributes. */
  'codebook',
  'annotator',
  /** An attribute's value of an annotation. */
  'value',
  /** The note on an annotation. */
  'note',
  'time',
  /** A machine's proposal as a whole. */
  'suggestion',
  'decision',
  'comment',
  /** That an annotation is of the gold set. */
  'gold',
  /** A relation as a whole. */
  'relation',
  /** Annotator and note of a relation. */
  'relation-detail',
  /** What the model has no place for, and was kept of an imported file. */
  'extra',
] as const;
export type Aspect = (typeof ASPECTS)[number];

/** Texts with names, and what is marked in them: what every format carries. */
export const MARKED_TEXTS = [
  'document',
  'text',
  'name',
  'annotation',
  'span',
  'tag',
] as const satisfies readonly Aspect[];
