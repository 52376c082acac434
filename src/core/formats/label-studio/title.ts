import { type Aspect, MARKED_TEXTS } from '../exchange/aspects.ts';
import type { LossKind } from '../exchange/loss.ts';

export const LABEL_STUDIO_TITLE = 'Label Studio';
export const LABEL_STUDIO_CARRIES: readonly Aspect[] = [
  ...MARKED_TEXTS,
  'metadata',
  'annotator',
  'value',
  'note',
  'time',
  'suggestion',
  'gold',
  'relation',
  'relation-detail',
];

/** Keys of a task's data that are no metadata. */
export const DATA_KEYS = ['text', 'id'] as const;

/** The controls of the labelling interface that we write. */
export const TEXT = 'text';
export const LABELS = 'label';

export const LABEL_STUDIO_LOSS = {
  acrossAnnotators: {
    code: 'relation-across-annotators',
    aspect: 'relation',
    sentence: 'Relations between annotations of two annotators: Label Studio keeps each one’s apart.',
  },
  ofWhole: {
    code: 'label-of-whole',
    aspect: 'extra',
    sentence:
      'Labels and answers for a whole text, or for what is no stretch of plain text: only those of a place are imported.',
  },
  noPlace: {
    code: 'region-without-place',
    aspect: 'annotation',
    sentence: 'Regions that stand outside the text, or in paragraphs where there is no dialogue.',
  },
  cancelled: {
    code: 'task-skipped',
    aspect: 'annotation',
    sentence: 'Annotations of tasks that were skipped.',
  },
} as const satisfies Record<string, LossKind>;
