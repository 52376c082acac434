import { type Cell, type Column, column, LIST_JOINER } from './column.ts';

/** What reviewers and adjudication say of one row of the annotation table. */
export interface ReviewFacts {
  /** What the decisions come to: undecided, accepted, rejected, revised or disputed. */
  state: string;
  /** Each with what it says, the oldest first. */
  decisions: readonly {
    reviewer: string;
    verdict: string;
    reason: string;
    proposal: string;
    stale: boolean;
  }[];
  /** How many more there are, of reviewers whom the export leaves out. */
  withheld: number;
  /** The gold that the annotation went into, or that the row is; null where there is none. */
  gold: { rule: string; decidedBy: string; sources: readonly string[] } | null;
  /** State of the annotator's pass on the transcript: open or done. */
  pass: string;
  /** Names of the rounds that assigned the transcript to the annotator. */
  rounds: readonly string[];
}

const several = `several are joined by "${LIST_JOINER}"`;

/** The columns of {@link reviewCells}; they end the table of annotations. */
export const REVIEW: readonly Column[] = [
  column(
    'decision',
    'string',
    'What the decisions come to: undecided, accepted, rejected, revised or disputed (reviewers differ). Stale ones do not count.',
  ),
  column('reviewer', 'string', `Who decided; ${several}, the oldest first.`),
  column('verdict', 'string', 'What each decided: accept, reject or revise; joined as the reviewers.'),
  column('decision_reason', 'string', 'Reason of each decision; joined as the reviewers.'),
  column(
    'decision_proposal',
    'string',
    'What each revision proposes, as JSON with UTF-16 offsets; joined as the reviewers.',
  ),
  column(
    'decision_stale',
    'string',
    'true where the annotation was edited after the decision; joined as the reviewers.',
  ),
  column('gold', 'boolean', 'The annotation went into the gold set, or the row is of the gold set.'),
  column('gold_rule', 'string', 'What made the gold: a rule of merging, or a person’s choice.'),
  column('gold_decided_by', 'string', 'Who decided on the gold; empty where a rule did.'),
  column('gold_sources', 'string', `Ids of the annotations that the gold stands for; ${several}.`),
  column('pass_state', 'string', 'The annotator’s pass on the transcript: open or done; empty for gold.'),
  column('round', 'string', `Rounds that assigned the transcript to the annotator; ${several}.`),
];

/** The cells of {@link REVIEW}. */
export function reviewCells({ state, decisions, gold, pass, rounds }: ReviewFacts): Cell[] {
  const each = (cell: (decision: ReviewFacts['decisions'][number]) => string) =>
    decisions.map(cell).join(LIST_JOINER);
  return [
    state,
    each((d) => d.reviewer),
    each((d) => d.verdict),
    each((d) => d.reason),
    each((d) => d.proposal),
    each((d) => String(d.stale)),
    gold !== null,
    gold?.rule ?? '',
    gold?.decidedBy ?? '',
    gold?.sources.join(LIST_JOINER) ?? '',
    pass,
    rounds.join(LIST_JOINER),
  ];
}
