import { type Aspect, MARKED_TEXTS } from '../exchange/aspects.ts';

export const BRAT_TITLE = 'brat standoff';
export const BRAT_CARRIES: readonly Aspect[] = [
  ...MARKED_TEXTS,
  'codebook',
  'annotator',
  'value',
  'note',
  'relation',
  'relation-detail',
  'extra',
];
