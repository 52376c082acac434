import { useId } from 'react';
import type { Annotator } from '../../../core/model/annotation.ts';
import { NativeSelect } from '../../kit/NativeSelect.tsx';
import { useDesk } from '../desk/desk-context.ts';

interface Props {
  workers: readonly Annotator[];
  chosen: readonly string[];
  onChoose: (annotator: string, on: boolean) => void;
}

/** Which transcript, and whose work on it. */
export function ComparedBar({ workers, chosen, onChoose }: Props) {
  const { transcript, me } = useDesk();
  const heading = useId();
  return (
    <div className="compared-bar">
      <TranscriptChoice />
      {transcript && workers.length > 0 && (
        <div className="compared-people" role="group" aria-labelledby={heading}>
          <span id={heading} className="field-name">
            Annotators
          </span>
          {workers.map(({ id, name }) => (
            <label key={id} className="check">
              <input
                type="checkbox"
                checked={chosen.includes(id)}
                onChange={(event) => onChoose(id, event.target.checked)}
              />
              {id === me.id ? `${name} (you)` : name}
            </label>
          ))}
        </div>
      )}
    </div>
  );
}

/** The open transcript, and another one in its place. */
function TranscriptChoice() {
  const { transcripts, transcript, openTranscript } = useDesk();
  return (
    <NativeSelect
      className="select compared-transcript"
      aria-label="Transcript"
      value={transcript?.id ?? ''}
      options={(transcripts ?? []).map(({ id, title }) => ({ value: id, label: title }))}
      onChoose={openTranscript}
    />
  );
}
