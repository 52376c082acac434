import type { Orphan } from '../../../contract/editions-types.ts';
import { prefs } from '../../app/prefs.ts';
import { meant } from '../../reader/tidy.ts';
import { useAct } from '../../platform/use-act.ts';
import { CommandKeys } from '../commands/CommandKeys.tsx';
import { useRuns } from '../commands/runs.ts';
import { useDesk } from '../desk/desk-context.ts';
import { focusReader } from '../desk/panes.ts';
import { setMode } from './mode.ts';
import { placeOrphan } from './place-orphan.ts';

const LONGEST = 120;

/** While something waits for the text that is selected: what it is, and the buttons that end it. */
export function Placing({ orphan }: { orphan: Orphan }) {
  const { range, reader, dropSelection } = useDesk();
  const { act, fault } = useAct();
  const place = async (): Promise<void> => {
    const [selected, laid] = [reader()?.selection(), reader()?.laid()];
    const wanted = selected && laid ? meant(laid, selected, prefs().selecting) : null;
    if (!wanted || !(await placeOrphan(act, orphan, [wanted]))) return;
    setMode(null);
    dropSelection();
    focusReader();
  };
  useRuns({ 'orphans.place': range ? () => void place() : undefined });
  const quote = orphan.quote.length > LONGEST ? `${orphan.quote.slice(0, LONGEST).trimEnd()}…` : orphan.quote;
  return (
    <div className="notice placing" role="status">
      <p>
        Select the text for <q>{quote}</q>
      </p>
      {fault !== '' && <p className="field-fault">{fault}</p>}
      <button
        type="button"
        className="button"
        data-variant="primary"
        disabled={range === null}
        // The selection stays in the text.
        onMouseDown={(event) => event.preventDefault()}
        onClick={() => void place()}
      >
        Put it there
        <CommandKeys id="orphans.place" />
      </button>
      <button type="button" className="button" onClick={() => setMode(null)}>
        Leave it
      </button>
    </div>
  );
}
