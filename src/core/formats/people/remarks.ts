import type { ReviewFacts } from '../dataset/review.ts';

const VERBS: Readonly<Record<string, string>> = {
  accept: 'Accepted',
  reject: 'Rejected',
  revise: 'To be revised, says',
};

/** What reviewers and adjudication say of an annotation, as sentences for people. `proposed`: a proposal (JSON) in words. */
export function remarksOf({ decisions, gold }: ReviewFacts, proposed: (json: string) => string): string[] {
  const out = decisions.map(({ reviewer, verdict, reason, proposal, stale }) => {
    const verb = VERBS[verdict] ?? verdict;
    const head = verdict === 'revise' ? `${verb} ${reviewer}` : `${verb} by ${reviewer}`;
    const what = proposal === '' ? '' : proposed(proposal);
    const rest = [...(reason === '' ? [] : [reason]), ...(what === '' ? [] : [`proposed: ${what}`])].join(
      '; ',
    );
    return `${head}${stale ? ', before it was edited' : ''}${rest === '' ? '' : `: ${rest}`}`;
  });
  if (gold)
    out.push(gold.decidedBy === '' ? `Gold by rule: ${gold.rule}` : `Gold, decided by ${gold.decidedBy}`);
  return out;
}
