import { type Aspect, MARKED_TEXTS } from '../exchange/aspects.ts';
import type { LossKind } from '../exchange/loss.ts';

export const PRODIGY_TITLE = 'Prodigy / spaCy';
export const PRODIGY_CARRIES: readonly Aspect[] = [
  ...MARKED_TEXTS,
  'metadata',
  'annotator',
  'value',
  'note',
  'time',
  'relation',
  'relation-detail',
];

export const PRODIGY_LOSS = {
  notAccepted: {
    code: 'answer-not-accepted',
    aspect: 'annotation',
    sentence: 'Annotations of examples that were rejected or ignored.',
  },
  withoutSpan: {
    code: 'relation-without-end',
    aspect: 'relation',
    sentence: 'Relations between words that are no annotations, or of which one end was not imported.',
  },
  unread: {
    code: 'label-of-whole',
    aspect: 'extra',
    sentence:
      'Labels and choices for a whole example, and spans and values of attributes that cannot be read.',
  },
  acrossAnnotators: {
    code: 'relation-across-annotators',
    aspect: 'relation',
    sentence: 'Relations between annotations of two annotators: a line is one annotator’s.',
  },
} as const satisfies Record<string, LossKind>;
