import { useState } from 'react';
import { Button } from 'react-aria-components';
import type { Board, Round } from '../../../contract/review-types.ts';
import { NativeSelect } from '../../kit/NativeSelect.tsx';
import type { useAct } from '../../platform/use-act.ts';

interface Props {
  round: Round;
  board: Board;
  act: ReturnType<typeof useAct>['act'];
}

/** The assignments of a round, each of which can be taken back, and one more made by hand. */
export function RoundAssignments({ round, board, act }: Props) {
  const [transcript, setTranscript] = useState(board.transcripts[0]?.id ?? '');
  const [annotator, setAnnotator] = useState(board.annotators[0]?.id ?? '');
  const titles = new Map(board.transcripts.map(({ id, title }) => [id, title]));
  const names = new Map(board.annotators.map(({ id, name }) => [id, name]));
  return (
    <>
      <ul className="board-assignments">
        {round.assignments.map((one) => (
          <li key={`${one.transcript} ${one.annotator}`}>
            <span>
              {titles.get(one.transcript) ?? 'Deleted transcript'} – {names.get(one.annotator) ?? 'nobody'}
            </span>
            <Button
              className="button"
              data-variant="quiet"
              onPress={() => void act('rounds.unassign', { round: round.id, ...one })}
            >
              Take back
            </Button>
          </li>
        ))}
      </ul>
      {board.transcripts.length > 0 && board.annotators.length > 0 && (
        <div className="board-new">
          <NativeSelect
            aria-label="Transcript"
            value={transcript}
            options={board.transcripts.map(({ id, title }) => ({ value: id, label: title }))}
            onChoose={setTranscript}
          />
          <NativeSelect
            aria-label="Annotator"
            value={annotator}
            options={board.annotators.map(({ id, name }) => ({ value: id, label: name }))}
            onChoose={setAnnotator}
          />
          <Button
            className="button"
            onPress={() => void act('rounds.assign', { round: round.id, transcript, annotator })}
          >
            Assign
          </Button>
        </div>
      )}
    </>
  );
}
