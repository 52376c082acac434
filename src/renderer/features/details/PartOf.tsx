import { useId } from 'react';
import type { TranscriptSummary } from '../../../contract/types.ts';
import { CommitInput } from '../../kit/CommitInput.tsx';
import { NativeSelect } from '../../kit/NativeSelect.tsx';
import { useQuery } from '../../platform/host.ts';
import type { useAct } from '../../platform/use-act.ts';

interface Props {
  transcript: TranscriptSummary;
  act: ReturnType<typeof useAct>['act'];
}

/** Of which longer transcript this one is a part, and its place there (parts are counted from 1 for people). */
export function PartOf({ transcript, act }: Props) {
  const id = useId();
  const all = useQuery('transcripts.list', {}, ['transcript']).data ?? [];
  const others = all.filter((other) => other.id !== transcript.id);
  const { partOf, partIndex } = transcript;
  if (others.length === 0 && partOf === null) return null;
  const setPlace = (typed: string): Promise<boolean> | false => {
    if (typed.trim() === '') return act('transcripts.update', { id: transcript.id, partIndex: null });
    const place = Number(typed);
    if (!Number.isInteger(place) || place < 1) return false;
    return act('transcripts.update', { id: transcript.id, partIndex: place - 1 });
  };
  return (
    <div className="details-field">
      <label htmlFor={`${id}-part`}>Part of</label>
      <div className="details-part">
        <NativeSelect
          id={`${id}-part`}
          value={partOf ?? ''}
          options={[
            { value: '', label: 'A whole transcript' },
            ...others.map((other) => ({ value: other.id, label: other.title })),
          ]}
          onChoose={(whole) =>
            void act('transcripts.update', { id: transcript.id, partOf: whole === '' ? null : whole })
          }
        />
        {partOf !== null && (
          <CommitInput
            aria-label="Number of the part"
            inputMode="numeric"
            placeholder="Part"
            value={partIndex === null ? '' : String(partIndex + 1)}
            onCommit={setPlace}
          />
        )}
      </div>
    </div>
  );
}
