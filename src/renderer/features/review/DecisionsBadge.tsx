import './decisions.css';
import './review.css';
import { useQuery } from '../../platform/host.ts';
import { count } from '../../kit/when.ts';
import { useDesk } from '../desk/desk-context.ts';
import { askForReview } from './review-request.ts';
import { StateMark } from './StateMark.tsx';

/** What reviewers have said of an annotation, in a line that leads to the review; nothing where they have said nothing. */
export function DecisionsBadge({ annotation }: { annotation: string }) {
  const { setView } = useDesk();
  const { data } = useQuery('review.of', { annotation }, ['annotation', 'span', 'decision', 'comment']);
  if (data?.annotation.id !== annotation) return null;
  const { decisions, comments, state } = data;
  if (decisions.length + comments.length === 0) return null;
  const words = [
    ...(decisions.length > 0 ? [count(decisions.length, 'decision')] : []),
    ...(comments.length > 0 ? [count(comments.length, 'comment')] : []),
  ];
  return (
    <button
      type="button"
      className="decisions-badge"
      onClick={() => {
        askForReview(annotation);
        setView('review');
      }}
    >
      <StateMark state={state} />
      <span>{words.join(', ')}</span>
    </button>
  );
}
