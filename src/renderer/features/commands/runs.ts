import { useEffect, useRef } from 'react';
import type { DeskValue } from '../desk/desk-context.ts';
import type { Command, Press, Run } from './command.ts';
import type { CommandId } from './commands.ts';

/** What shown components do for commands. One that is undefined cannot be done now. */
type Runs = { readonly [id in CommandId]?: ((press: Press) => unknown) | undefined };

/** Of the components that are shown, the one that came last goes first. */
const shown: { current: Runs }[] = [];

/** Does these commands as long as the component is shown. A run that returns `false` leaves the key to others. */
export function useRuns(runs: Runs): void {
  const latest = useRef(runs);
  useEffect(() => {
    latest.current = runs;
  });
  useEffect(() => {
    shown.push(latest);
    return () => void shown.splice(shown.indexOf(latest), 1);
  }, []);
}

/**
 * How a command is done now; null where it cannot be. `desk` null: no project is open. Whether the focus is where its keys
 * hold is not asked; with `anySelection` neither whether text is selected.
 */
export function runOf(
  command: Command<CommandId>,
  desk: DeskValue | null,
  { anySelection = false } = {},
): ((press: Press) => unknown) | null {
  const { where = 'desk', selection, when } = command;
  if (desk) {
    const view = where === 'text' || where === 'suggestions' || where === 'codebook' ? 'code' : where;
    if (where === 'suggestions' && desk.suggestion === null) return null;
    if (view !== 'everywhere' && view !== 'desk' && view !== 'reader' && view !== desk.view) return null;
    if (selection && !anySelection && (desk.reader()?.selection() != null) !== (selection === 'some'))
      return null;
    if (when && !when(desk)) return null;
  }
  const mounted = shown.findLast(({ current }) => current[command.id])?.current[command.id];
  if (mounted) return mounted;
  const run: Run | undefined = command.run;
  return run && desk ? (press) => run(desk, press) : null;
}
