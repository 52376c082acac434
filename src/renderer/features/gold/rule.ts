import type { GoldRule } from '../../../core/review/adjudicate.ts';

/** A rule as it stands in the form. */
export interface RuleDraft {
  need: 'all' | 'majority' | 'least';
  /** For `least`. */
  least: number;
  match: 'exact' | 'overlap';
  /** For `overlap`: intersection over union, above 0 and at most 1. */
  overlap: number;
}
export const FIRST_RULE: RuleDraft = { need: 'all', least: 2, match: 'exact', overlap: 0.5 };

/** The rule as the host takes it. */
export function ruleOf({ need, least, match, overlap }: RuleDraft): GoldRule {
  return {
    need: need === 'least' ? { atLeast: least } : need,
    match: match === 'exact' ? 'exact' : { overlap },
  };
}

/** Why a rule cannot be, where `n` annotators are compared; null where it can. */
export function ruleFault({ need, least, match, overlap }: RuleDraft, n: number): string | null {
  if (need === 'least' && !(Number.isInteger(least) && least >= 1 && least <= n))
    return `At least 1 and at most ${n} can agree here.`;
  if (match === 'overlap' && !(overlap > 0 && overlap <= 1))
    return 'An overlap is a number above 0 and at most 1.';
  return null;
}
