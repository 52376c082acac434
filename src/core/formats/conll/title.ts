import { type Aspect, MARKED_TEXTS } from '../exchange/aspects.ts';
import type { LossKind } from '../exchange/loss.ts';

export const CONLL_TITLE = 'CoNLL / IOB2';
export const CONLL_CARRIES: readonly Aspect[] = [...MARKED_TEXTS, 'annotator'];

export const CONLL_LOSS = {
  renamed: {
    code: 'tag-renamed',
    aspect: 'tag',
    sentence: 'Tags with blanks in their names, which have underscores in their place.',
  },
  textMade: {
    code: 'text-made',
    aspect: 'text',
    sentence:
      'Texts that are not beside the tokens, nor in the project: made of the tokens, with a blank between two and a line for each sentence.',
  },
  unread: {
    code: 'line-unread',
    aspect: 'annotation',
    sentence: 'Lines with other columns than the rest of their file: their tokens have no tags.',
  },
} as const satisfies Record<string, LossKind>;
