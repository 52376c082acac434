import { CircleDashed, Combine, UserCheck } from 'lucide-react';
import { GOLD_WORDS, type GoldState } from './items.ts';

const ICONS = { open: CircleDashed, merged: Combine, decided: UserCheck } as const;

/** Whether a place has gold and who made it: a sign and its words. */
export function GoldMark({ state }: { state: GoldState }) {
  const Icon = ICONS[state];
  return (
    <span className="gold-mark" data-state={state}>
      <Icon size={13} aria-hidden />
      {GOLD_WORDS[state]}
    </span>
  );
}
