import type { Reader } from '../../reader/reader.ts';
import { useRuns } from '../commands/runs.ts';
import { doMotion, MOTIONS, type MotionId } from './motions.ts';
import { grow, shrink } from './grow.ts';
import type { Press } from '../commands/command.ts';

/** Moves the caret of a reader by the keys of motions, as long as the component is shown. */
export function useMotions(reader: () => Reader | null): void {
  useRuns({
    ...(Object.fromEntries(
      MOTIONS.map((motion) => [motion.id, (press: Press) => doMotion(reader(), motion, press)]),
    ) as Record<MotionId, (press: Press) => boolean>),
    'select.more': () => grow(reader()),
    'select.less': () => shrink(reader()),
  });
}
