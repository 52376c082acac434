import type { NamedDecision, ReviewOf } from '../../../contract/review-types.ts';
import { momentOf } from '../../kit/when.ts';
import { updateAnnotation } from '../annotations/changes.ts';
import { useDesk } from '../desk/desk-context.ts';
import { Coding } from '../views/Coding.tsx';
import { patchOf, proposed, VERDICT_WORDS } from './queue.ts';

interface Props {
  review: ReviewOf;
  /** Anybody may correct anybody's annotations. */
  canCorrect: boolean;
  onWithdraw: () => void;
}

/** What every reviewer has said, one's own and what an edit has made stale included. */
export function DecisionList({ review, canCorrect, onWithdraw }: Props) {
  const { me } = useDesk();
  const { decisions } = review;
  return (
    <section className="view-stack" aria-labelledby="decisions-heading">
      <h3 id="decisions-heading" className="view-heading">
        Decisions
      </h3>
      {decisions.length === 0 && <p className="view-words">None yet.</p>}
      {decisions.map((decision) => (
        <article key={decision.reviewer} className="decision" data-stale={decision.stale || undefined}>
          <div className="decision-head">
            <strong>{VERDICT_WORDS[decision.verdict]}</strong>
            <span>
              {decision.reviewer === me.id ? 'You' : decision.reviewerName}, {momentOf(decision.decided)}
            </span>
          </div>
          {decision.stale && (
            <p className="decision-stale">
              Stale: the annotation was edited since, so this counts no longer.
            </p>
          )}
          {decision.reason !== '' && <p className="decision-reason">{decision.reason}</p>}
          <ProposedChange review={review} decision={decision} canCorrect={canCorrect} />
          {decision.reviewer === me.id && (
            <button type="button" className="link-button decision-act" onClick={onWithdraw}>
              Withdraw
            </button>
          )}
        </article>
      ))}
    </section>
  );
}

/** What a revision would make of the annotation; its annotator can make it so, others where the project lets them. */
function ProposedChange({
  review,
  decision,
  canCorrect,
}: Pick<Props, 'review' | 'canCorrect'> & { decision: NamedDecision }) {
  const { me, annotations } = useDesk();
  const { annotation } = review;
  if (!decision.proposal) return null;
  const { proposal } = decision;
  const mine = annotation.annotator === me.id;
  const next = proposed(annotation, proposal);
  return (
    <div className="view-stack decision-proposal">
      <Coding tag={next.tag} span={next.span} values={next.values} />
      {(mine || canCorrect) && annotations && (
        <button
          type="button"
          className="button decision-act"
          onClick={() => void updateAnnotation(annotations, annotation.id, patchOf(proposal))}
        >
          {mine ? 'Change my annotation so' : 'Correct the annotation so'}
        </button>
      )}
    </div>
  );
}
