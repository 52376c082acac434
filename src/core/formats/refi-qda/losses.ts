import type { LossKind } from '../exchange/loss.ts';

/** What REFI-QDA 1.5 cannot carry as it is, and what of a file is not understood. */
export const LOSS = {
  split: {
    code: 'discontinuous-split',
    aspect: 'span',
    sentence: 'Discontinuous annotations: each of their ranges is a selection of its own.',
  },
  values: {
    code: 'values-in-note',
    aspect: 'value',
    sentence: 'Values of attributes stand in a note on the coding, as text.',
  },
  attributes: {
    code: 'codebook-reduced',
    aspect: 'codebook',
    sentence: 'Keys and attributes of tags stand in a note on the code, as text.',
  },
  relation: {
    code: 'relation-detail',
    aspect: 'relation-detail',
    sentence: 'Links name no annotator.',
  },
  relationGone: {
    code: 'relation-across',
    aspect: 'relation',
    sentence: 'Relations to or from what is not written.',
  },
  caseValue: {
    code: 'case-value',
    aspect: 'structure',
    sentence:
      'Variables of cases that stand for speakers, other than kind, role and affiliation as Passage has them.',
  },
  caseOverlap: {
    code: 'case-overlaps',
    aspect: 'structure',
    sentence: 'Passages of a case within those of another: one speaker says them, the one that begins first.',
  },
  caseOfAll: {
    code: 'case-of-all',
    aspect: 'structure',
    sentence:
      'Cases that are a whole text, by a selection of all of it: nobody is its only speaker for that.',
  },
  structure: {
    code: 'structure-as-cases',
    aspect: 'structure',
    sentence:
      'Speakers are cases, their turns selections of those; kinds of blocks and times are not written.',
  },
  documents: {
    code: 'no-document',
    aspect: 'document',
    sentence: 'A codebook file holds no transcripts.',
  },
  relations: { code: 'no-relation', aspect: 'relation', sentence: 'A codebook file holds no relations.' },
  // What is read.
  noText: {
    code: 'source-without-text',
    aspect: 'document',
    sentence:
      'Sources without plain text (pictures, recordings, rich text alone): import the file itself, or its text.',
  },
  noArea: {
    code: 'selection-not-of-text',
    aspect: 'annotation',
    sentence: 'Selections of areas of a page or of stretches of a recording, which are no text.',
  },
  whole: {
    code: 'whole-source-coded',
    aspect: 'span',
    sentence: 'Sources that were coded as a whole: the annotation covers the whole text.',
  },
  uncoded: {
    code: 'selection-without-code',
    aspect: 'annotation',
    sentence: 'Selections without a code and without a note.',
  },
  unknownCode: {
    code: 'unknown-code',
    aspect: 'annotation',
    sentence: 'Codings with a code that the file does not define.',
  },
  link: {
    code: 'link-not-of-codings',
    aspect: 'relation',
    sentence: 'Links to or from what is no coded passage.',
  },
  others: {
    code: 'sets-and-graphs',
    aspect: 'extra',
    sentence: 'Sets, graphs and notes that stand on nothing.',
  },
} as const satisfies Record<string, LossKind>;
