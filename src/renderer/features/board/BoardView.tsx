import './board.css';
import { Button } from 'react-aria-components';
import { useAct } from '../../platform/use-act.ts';
import { useQuery } from '../../platform/host.ts';
import { useDesk } from '../desk/desk-context.ts';
import { BoardTable } from './BoardTable.tsx';
import { RoundsPanel } from './RoundsPanel.tsx';
import { SettingsPanel } from './SettingsPanel.tsx';
import { HandOffButton } from '../merge/HandOffButton.tsx';

/** Transcripts by annotators: who has what to code, and how far they are. Rounds, rules of the project, and merging. */
export function BoardView() {
  const board = useQuery('board.get', {}, [
    'pass',
    'assignment',
    'round',
    'annotation',
    'annotator',
    'transcript',
    'project',
  ]);
  const { act, fault } = useAct();
  const { show } = useDesk();
  const { data } = board;
  return (
    <main className="board" aria-label="Board">
      <section className="board-main" aria-label="Transcripts by annotators">
        <header className="board-head">
          <h2>Who codes what</h2>
          <Button className="button" onPress={() => show('merge')}>
            Merge…
          </Button>
          <HandOffButton annotators={data?.annotators ?? []} />
        </header>
        {(fault || board.error) && (
          <p className="fault" role="alert">
            {fault || board.error}
          </p>
        )}
        {data && data.transcripts.length === 0 && (
          <p className="board-note">No transcripts yet. Import one in the coding view; it appears here.</p>
        )}
        {data && data.hidden.length > 0 && (
          <p className="board-note">
            Blind mode hides others’ work on{' '}
            {data.hidden.length === 1 ? 'a transcript' : `${data.hidden.length} transcripts`} until your own
            pass is done.
          </p>
        )}
        {data && data.transcripts.length > 0 && <BoardTable board={data} act={act} />}
      </section>
      <aside className="board-side" aria-label="Rounds and settings">
        {data && <RoundsPanel board={data} act={act} />}
        <SettingsPanel act={act} />
      </aside>
    </main>
  );
}
