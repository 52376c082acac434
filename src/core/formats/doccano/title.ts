import { type Aspect, MARKED_TEXTS } from '../exchange/aspects.ts';

export const DOCCANO_TITLE = 'doccano';
export const DOCCANO_CARRIES: readonly Aspect[] = [...MARKED_TEXTS, 'metadata', 'relation'];
