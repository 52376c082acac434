import type { LossKind } from '../exchange/loss.ts';

export const TSV_LOSS = {
  relationGone: {
    code: 'relation-across',
    aspect: 'relation',
    sentence: 'Relations between two transcripts, or to an annotation that is not written.',
  },
  attribute: {
    code: 'attribute-renamed',
    aspect: 'value',
    sentence: 'Attributes whose name is no identifier have a near one.',
  },
  gaps: {
    code: 'text-between-sentences',
    aspect: 'text',
    sentence: 'What stands between sentences is not in the file: line breaks and blanks stand for it.',
  },
  chains: {
    code: 'chains',
    aspect: 'relation',
    sentence: 'Chains (coreference) and slots, which Passage has no place for.',
  },
} as const satisfies Record<string, LossKind>;
