import type { LossKind } from '../exchange/loss.ts';

export const READ_LOSS = {
  noText: {
    code: 'text-not-found',
    aspect: 'document',
    sentence:
      'Transcripts whose text is neither in the project nor beside the tables: import the texts first, or bring them in together with the tables.',
  },
  noTextAnnotations: {
    code: 'annotations-without-text',
    aspect: 'annotation',
    sentence: 'Annotations of transcripts without a text.',
  },
  otherText: {
    code: 'text-differs',
    aspect: 'text',
    sentence:
      'Texts that are not to the character those of the dataset (another SHA-256): annotations were placed where they fit.',
  },
  date: {
    code: 'date-not-read',
    aspect: 'metadata',
    sentence: 'Dates of transcripts that are not YYYY-MM-DD, YYYY-MM or YYYY.',
  },
  time: {
    code: 'time-not-read',
    aspect: 'time',
    sentence: 'Times of annotations that could not be read.',
  },
  decision: {
    code: 'decision-not-read',
    aspect: 'decision',
    sentence: 'Decisions that no longer count, or that cannot be told apart.',
  },
  value: {
    code: 'value-without-attribute',
    aspect: 'value',
    sentence: 'Values in columns that are no attribute of the annotation’s tag: they were not read.',
  },
} as const satisfies Record<string, LossKind>;
