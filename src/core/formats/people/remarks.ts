import type { ReviewFacts } from '../dataset/review.ts';

const VERBS: Readonly<Record<string, string>> = {
  accept: 'Accepted',
  reject: 'Rejected',
  revise: 'To be revised, says',
};

/** What reviewers and adjudication say of an annotation, as sentences for people. */
export function remarksOf({ decisions, gold }: ReviewFacts): string[] {
  const out = decisions.map(({ reviewer, verdict, reason, stale }) => {
    const verb = VERBS[verdict] ?? verdict;
    const head = verdict === 'revise' ? `${verb} ${reviewer}` : `${verb} by ${reviewer}`;
    return `${head}${stale ? ', before it was edited' : ''}${reason === '' ? '' : `: ${reason}`}`;
  });
  if (gold)
    out.push(gold.decidedBy === '' ? `Gold by rule: ${gold.rule}` : `Gold, decided by ${gold.decidedBy}`);
  return out;
}
