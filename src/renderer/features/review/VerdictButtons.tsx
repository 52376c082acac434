import { CommandKeys } from '../commands/CommandKeys.tsx';
import { Check, PencilLine, X } from 'lucide-react';
import type { Decision, Verdict } from '../../../core/model/review.ts';

interface Props {
  /** One's own decision as it is. */
  own: Decision | undefined;
  onDecide: (verdict: Verdict) => void;
  onRevise: () => void;
}

/** Accept, reject, revise: a button and a key each. */
export function VerdictButtons({ own, onDecide, onRevise }: Props) {
  const now = own && !own.stale ? own.verdict : null;
  return (
    <div className="verdicts" role="group" aria-label="Your decision">
      <button
        type="button"
        className="button"
        aria-pressed={now === 'accept'}
        onClick={() => onDecide('accept')}
      >
        <Check size={15} aria-hidden />
        Accept <CommandKeys id="review.accept" />
      </button>
      <button
        type="button"
        className="button"
        aria-pressed={now === 'reject'}
        onClick={() => onDecide('reject')}
      >
        <X size={15} aria-hidden />
        Reject <CommandKeys id="review.reject" />
      </button>
      <button type="button" className="button" aria-pressed={now === 'revise'} onClick={onRevise}>
        <PencilLine size={15} aria-hidden />
        Revise… <CommandKeys id="review.revise" />
      </button>
    </div>
  );
}
