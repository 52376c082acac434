import { type Mark, markKey } from '../../core/review/mark.ts';
import { sha256 } from '../sha256.ts';

/** The fingerprint of what a decision was made on: tag, span and values. 32 hexadecimal digits are enough to tell an edit. */
export const basisOf = (mark: Pick<Mark, 'tag' | 'span' | 'values'>): string =>
  sha256(markKey(mark)).slice(0, 32);
