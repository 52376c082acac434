import type { ReviewState, Verdict } from '../model/review.ts';

/** What of a decision makes the state. `proposal` is its canonical text, the same where the proposals are. */
export interface Word {
  verdict: Verdict;
  proposal: string | null;
  /** The fingerprint of what was decided on. */
  basis: string;
}

/**
 * What the decisions on an annotation come to. Only those count that were made on the annotation as it is now (`basis`
 * its fingerprint). Reviewers who differ, in the verdict or in what they propose, make it disputed: that is not accepted.
 */
export function reviewState(words: readonly Word[], basis: string): { state: ReviewState; stale: number } {
  const current = words.filter((word) => word.basis === basis);
  const stale = words.length - current.length;
  const [first, ...others] = current;
  if (!first) return { state: 'undecided', stale };
  if (others.some((word) => word.verdict !== first.verdict || word.proposal !== first.proposal))
    return { state: 'disputed', stale };
  const states = { accept: 'accepted', reject: 'rejected', revise: 'revised' } as const;
  return { state: states[first.verdict], stale };
}
