import type { Aspect } from '../exchange/aspects.ts';

export const DOCCANO_TITLE = 'doccano';
export const DOCCANO_CARRIES: readonly Aspect[] = [
  'document',
  'text',
  'name',
  'metadata',
  'annotation',
  'span',
  'tag',
  'relation',
];
