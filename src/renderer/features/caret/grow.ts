import type { Range } from '../../../core/model/span.ts';
import { type LaidText, MOTION_UNITS, unitAt } from '../../../core/text/motions.ts';
import type { Reader } from '../../reader/reader.ts';

/**
 * The next larger of word, sentence, paragraph and turn that holds a range (UTF-16); null where it is the largest already.
 * Of a range over several units, its start counts: nothing holds it then but a larger unit.
 */
export function larger(laid: LaidText, [start, end]: Range): Range | null {
  for (const unit of MOTION_UNITS.slice(1)) {
    const found = unitAt(laid, start, unit);
    if (found && found[0] <= start && found[1] >= end && found[1] - found[0] > end - start) return found;
  }
  return null;
}

/** What was selected before each step that made the selection larger. */
let steps: { before: Range; after: Range }[] = [];

/** Selects the word at the caret, then its sentence, its paragraph, its turn. */
export function grow(reader: Reader | null): boolean {
  const laid = reader?.laid();
  const caret = reader?.caret();
  if (!reader || !laid || caret == null) return false;
  const before = reader.selection() ?? ([caret, caret] as const);
  const after = larger(laid, before);
  if (!after) return true;
  const last = steps.at(-1)?.after;
  if (last?.[0] !== before[0] || last[1] !== before[1]) steps = [];
  steps.push({ before, after });
  reader.take(after);
  return true;
}

/** Goes back by what {@link grow} did last, as long as nothing else was selected since. */
export function shrink(reader: Reader | null): boolean {
  const now = reader?.selection();
  const last = steps.at(-1);
  if (!reader || !now || last?.after[0] !== now[0] || last.after[1] !== now[1]) return false;
  steps.pop();
  reader.take(last.before);
  return true;
}
