import { useState } from 'react';
import { Button } from 'react-aria-components';
import type { Board } from '../../../contract/review-types.ts';
import { useQuery } from '../../platform/host.ts';
import type { useAct } from '../../platform/use-act.ts';
import { Ticks } from '../agreement/Ticks.tsx';
import { RoundAssignments } from './RoundAssignments.tsx';

interface Props {
  board: Board;
  act: ReturnType<typeof useAct>['act'];
}

/** Rounds of coding: made here, and their transcripts given out by a seeded draw or by hand. */
export function RoundsPanel({ board, act }: Props) {
  const rounds = useQuery('rounds.list', {}, ['round', 'assignment', 'tag', 'attribute']);
  const [name, setName] = useState('');
  return (
    <section className="board-panel" aria-label="Rounds">
      <h2>Rounds</h2>
      {rounds.data?.length === 0 && (
        <p className="board-note">
          A round gives transcripts to annotators, and keeps which revision of the codebook it began with.
        </p>
      )}
      {rounds.data?.map((round) => (
        <details key={round.id} className="board-round">
          <summary>
            {round.name}
            <span className="board-count">
              codebook revision {round.codebook.number}
              {round.codebookChanged && ', changed since'}
            </span>
          </summary>
          <p className="board-count">
            {round.assignments.length} assigned
            {round.share !== null &&
              `; ${Math.round(round.share * 100)} % to several, seed ${round.seed ?? 0}`}
          </p>
          <Draw round={round.id} board={board} act={act} />
          <RoundAssignments round={round} board={board} act={act} />
          <Button
            className="button"
            data-variant="quiet"
            onPress={() => void act('rounds.delete', { id: round.id })}
          >
            Delete the round
          </Button>
        </details>
      ))}
      <form
        className="board-new"
        onSubmit={(event) => {
          event.preventDefault();
          if (name.trim())
            void act('rounds.create', { name: name.trim() }).then((done) => done && setName(''));
        }}
      >
        <input
          className="input"
          aria-label="Name of the new round"
          placeholder="New round"
          value={name}
          onChange={(event) => setName(event.target.value)}
        />
        <Button className="button" type="submit" isDisabled={!name.trim()}>
          Add
        </Button>
      </form>
    </section>
  );
}

/** A seeded draw: each transcript to one annotator in turn, a share of them to two. */
function Draw({ round, board, act }: Props & { round: string }) {
  const people = board.annotators.filter((person) => person.kind === 'person');
  const [chosen, setChosen] = useState<readonly string[]>(people.map((person) => person.id));
  const [share, setShare] = useState(20);
  const [seed, setSeed] = useState(1);
  return (
    <div className="board-draw">
      <Ticks title="Assign to" items={people} chosen={chosen} onChoose={setChosen} />
      <div className="agreement-pair">
        <label className="field">
          Coded twice, %
          <input
            className="input"
            type="number"
            min={0}
            max={100}
            value={share}
            onChange={(event) => setShare(Math.min(100, Math.max(0, Number(event.target.value) || 0)))}
          />
        </label>
        <label className="field">
          Seed
          <input
            className="input"
            type="number"
            min={0}
            value={seed}
            onChange={(event) => setSeed(Math.max(0, Math.round(Number(event.target.value) || 0)))}
          />
        </label>
      </div>
      <Button
        className="button"
        isDisabled={chosen.length === 0 || (share > 0 && chosen.length < 2) || board.transcripts.length === 0}
        onPress={() =>
          void act('rounds.assignRandom', { round, annotators: [...chosen], share: share / 100, seed })
        }
      >
        Draw and assign
      </Button>
    </div>
  );
}
