import { CommandKeys } from '../commands/CommandKeys.tsx';
import { useEffect, useRef, useState } from 'react';
import type { Range, Span } from '../../../core/model/span.ts';
import type { Proposal, Verdict } from '../../../core/model/review.ts';
import { Pane } from '../../kit/Pane.tsx';
import { useQuery } from '../../platform/host.ts';
import { useAct } from '../../platform/use-act.ts';
import { updateAnnotation } from '../annotations/changes.ts';
import { useDesk } from '../desk/desk-context.ts';
import { useRuns } from '../commands/runs.ts';
import { CommentThread } from './CommentThread.tsx';
import { DecisionList } from './DecisionList.tsx';
import { FieldHistory } from './FieldHistory.tsx';
import { patchOf, STATE_SENTENCES } from './queue.ts';
import { ReviseForm } from './ReviseForm.tsx';
import { StateMark } from './StateMark.tsx';
import { UnderReview } from './UnderReview.tsx';
import { VerdictButtons } from './VerdictButtons.tsx';

interface Props {
  id: string;
  /** What is selected of the text (UTF-16). */
  range: Range | null;
  /** The span as its boundary was dragged in the text. */
  dragged: Span | null;
  onNext: () => void;
  onPrevious: () => void;
}

/** One annotation under review: what it says, what is said of it, and one's own decision. */
export function ReviewPanel({ id, range, dragged, onNext, onPrevious }: Props) {
  const { me, annotations } = useDesk();
  const { data, error } = useQuery('review.of', { annotation: id }, [
    'annotation',
    'span',
    'annotation_value',
    'decision',
    'comment',
    'tag',
    'annotator',
  ]);
  const settings = useQuery('project.settings', {}, ['project']).data;
  const { act, fault } = useAct();
  const [reason, setReason] = useState('');
  const [revising, setRevising] = useState(false);
  const why = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    if (dragged) setRevising(true);
  }, [dragged]);
  const review = data?.annotation.id === id ? data : undefined;
  const own = review?.decisions.find(({ reviewer }) => reviewer === me.id);

  const decide = (verdict: Verdict, proposal?: Proposal): void => {
    // Nobody decides on what they have not been shown yet.
    if (!review) return;
    void act('review.decide', {
      annotation: id,
      verdict,
      reason: reason.trim(),
      ...(proposal && { proposal: plain(proposal) }),
    }).then((ok) => ok && onNext());
  };
  const canCorrect = settings?.correct === true;
  const correct = (proposal: Proposal): void => {
    if (!annotations) return;
    void updateAnnotation(annotations, id, patchOf(proposal));
    setRevising(false);
  };
  useRuns({
    'review.accept': () => decide('accept'),
    'review.reject': () => decide('reject'),
    'review.revise': () => setRevising(true),
    'review.reason': () => why.current?.focus(),
    'review.next': onNext,
    'review.previous': onPrevious,
  });
  return (
    <Pane name="review" title="Review" note={review && <StateMark state={review.state} />}>
      <div className="view-scroll view-stack">
        {(fault || error) && (
          <p className="fault" role="alert">
            {fault || error}
          </p>
        )}
        {review && (
          <>
            <UnderReview annotation={review.annotation} />
            <p className="view-words">{STATE_SENTENCES[review.state]}</p>
            {revising ? (
              <ReviseForm
                annotation={review.annotation}
                span={dragged}
                range={range}
                onPropose={(proposal) => decide('revise', proposal)}
                onCorrect={canCorrect ? correct : null}
                onClose={() => setRevising(false)}
              />
            ) : (
              <VerdictButtons own={own} onDecide={decide} onRevise={() => setRevising(true)} />
            )}
          </>
        )}
        {/* There before the answer is: what is typed at once is a reason, never a row of decisions. */}
        <label className="field">
          <span className="field-name">
            Reason <CommandKeys id="review.reason" />
          </span>
          <textarea
            ref={why}
            className="input"
            value={reason}
            placeholder={own?.reason || 'Goes with your decision'}
            onChange={(event) => setReason(event.target.value)}
            onKeyDown={(event) => {
              // Out of the field, so that the next key decides.
              if (event.key === 'Escape') event.currentTarget.blur();
            }}
          />
        </label>
        {review && (
          <>
            <DecisionList
              canCorrect={canCorrect}
              review={review}
              onWithdraw={() => void act('review.withdraw', { annotation: id })}
            />
            <CommentThread annotation={id} comments={review.comments} />
            <FieldHistory history={review.history} />
          </>
        )}
      </div>
    </Pane>
  );
}

/** A proposal as the contract takes it. */
const plain = ({ span, tag, values }: Proposal) => ({
  ...(span && { span: span.map(([start, end]): [number, number] => [start, end]) }),
  ...(tag !== undefined && { tag }),
  ...(values && { values: { ...values } }),
});
