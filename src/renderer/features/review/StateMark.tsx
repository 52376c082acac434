import { Check, CircleDashed, PencilLine, Swords, X } from 'lucide-react';
import type { ReviewState } from '../../../core/model/review.ts';
import { STATE_WORDS } from './queue.ts';

const ICONS = {
  undecided: CircleDashed,
  accepted: Check,
  rejected: X,
  revised: PencilLine,
  disputed: Swords,
} as const;

/** A state of review: a sign and its word. */
export function StateMark({ state }: { state: ReviewState }) {
  const Icon = ICONS[state];
  return (
    <span className="state-mark" data-state={state}>
      <Icon size={13} aria-hidden />
      {STATE_WORDS[state]}
    </span>
  );
}
