import type { LossKind } from '../exchange/loss.ts';
import { unwritable } from '../xml/unwritable.ts';

/** Characters of XML's forbidden ones, by what they stand in. */
export const XMI_LOSS = {
  name: unwritable('name'),
  text: unwritable('text'),
  annotator: unwritable('annotator'),
  note: unwritable('note'),
  tag: unwritable('tag'),
  value: unwritable('value'),
  'relation-detail': unwritable('relation-detail'),
} as const satisfies Partial<Record<LossKind['aspect'], LossKind>>;
