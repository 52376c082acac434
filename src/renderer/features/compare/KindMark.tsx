import { Braces, CircleCheck, CircleUserRound, MoveHorizontal, Tags } from 'lucide-react';
import type { PlaceKind } from '../../../core/review/compare.ts';
import { KINDS } from './places.ts';

const ICONS = {
  agreed: CircleCheck,
  only: CircleUserRound,
  boundaries: MoveHorizontal,
  tags: Tags,
  attributes: Braces,
} as const;

/** A kind of place: a sign in its colour, and its word. */
export function KindMark({ kind }: { kind: PlaceKind }) {
  const Icon = ICONS[kind];
  return (
    <span className="kind-mark" data-colour={KINDS[kind].colour} data-kind={kind}>
      <Icon size={14} aria-hidden />
      {KINDS[kind].name}
    </span>
  );
}
