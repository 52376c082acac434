import type { Board, BoardCell } from '../../../contract/review-types.ts';
import { useDesk } from '../desk/desk-context.ts';
import type { useAct } from '../../platform/use-act.ts';
import { KeptCheck } from './KeptCheck.tsx';

interface Props {
  board: Board;
  act: ReturnType<typeof useAct>['act'];
}

const STATES = { none: 'to do', open: 'open', done: 'done' } as const;

/** One row a transcript, one column an annotator; one's own passes can be marked. */
export function BoardTable({ board, act }: Props) {
  const { me, openTranscript, setView } = useDesk();
  const cells = new Map(board.cells.map((cell) => [`${cell.transcript} ${cell.annotator}`, cell]));
  const people = [...board.annotators].sort((a, b) => Number(b.id === me.id) - Number(a.id === me.id));
  return (
    <div className="board-table" role="region" aria-label="Board" tabIndex={0}>
      <table>
        <thead>
          <tr>
            <th scope="col">Transcript</th>
            {people.map((person) => (
              <th key={person.id} scope="col">
                {person.name}
                {person.id === me.id && ' (you)'}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {board.transcripts.map((transcript) => (
            <tr key={transcript.id}>
              <th scope="row">
                <button
                  type="button"
                  className="board-open"
                  onClick={() => {
                    openTranscript(transcript.id);
                    setView('code');
                  }}
                >
                  {transcript.title}
                </button>
              </th>
              {people.map((person) => (
                <td key={person.id}>
                  <Cell
                    cell={cells.get(`${transcript.id} ${person.id}`)}
                    rounds={board.rounds}
                    isOwn={person.id === me.id}
                    who={`${person.name}, ${transcript.title}`}
                    onMark={(state) => act('passes.set', { transcript: transcript.id, state })}
                  />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface CellProps {
  cell: BoardCell | undefined;
  rounds: Board['rounds'];
  isOwn: boolean;
  who: string;
  onMark: (state: 'open' | 'done') => Promise<boolean>;
}

function Cell({ cell, rounds, isOwn, who, onMark }: CellProps) {
  if (!cell && !isOwn) return <span className="board-none">–</span>;
  const state = cell?.state ?? 'none';
  const inRounds = rounds.filter((round) => cell?.rounds.includes(round.id)).map((round) => round.name);
  return (
    <div className="board-cell" data-state={state}>
      {isOwn ? (
        <KeptCheck
          label={`Pass done: ${who}`}
          value={state === 'done'}
          onKeep={(done) => onMark(done ? 'done' : 'open')}
        >
          done
        </KeptCheck>
      ) : (
        <span className="board-state">{STATES[state]}</span>
      )}
      <span className="board-count">
        {cell?.annotations === null
          ? 'hidden'
          : `${cell?.annotations ?? 0} annotation${cell?.annotations === 1 ? '' : 's'}`}
      </span>
      {inRounds.length > 0 && <span className="board-count">{inRounds.join(', ')}</span>}
    </div>
  );
}
