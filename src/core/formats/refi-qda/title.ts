import { type Aspect, MARKED_TEXTS } from '../exchange/aspects.ts';

export const REFI_TITLE = 'REFI-QDA';
export const REFI_CARRIES: readonly Aspect[] = [
  ...MARKED_TEXTS,
  'metadata',
  'codebook',
  'annotator',
  'value',
  'note',
  'time',
  'decision',
  'comment',
  'relation',
  'relation-detail',
];

export const PROJECT_NAMESPACE = 'urn:QDA-XML:project:1.0';
export const CODEBOOK_NAMESPACE = 'urn:QDA-XML:codebook:1.0';
/** How files say that Passage wrote them. */
export const ORIGIN = 'Passage';
