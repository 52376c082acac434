import type { LossKind } from '../exchange/loss.ts';

/** The loss where U+FFFD stands in place of what XML cannot hold, in one aspect of an exchange. */
export const unwritable = (aspect: LossKind['aspect']): LossKind => ({
  code: `not-in-xml-${aspect}`,
  aspect,
  sentence: 'Characters that XML cannot hold (control characters) were replaced by U+FFFD.',
});
