import type { Aspect } from '../exchange/aspects.ts';

export const BRAT_TITLE = 'brat standoff';
export const BRAT_CARRIES: readonly Aspect[] = [
  'document',
  'text',
  'name',
  'annotation',
  'span',
  'tag',
  'codebook',
  'annotator',
  'value',
  'note',
  'relation',
  'relation-detail',
  'extra',
];
