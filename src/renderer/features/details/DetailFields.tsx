import { useId } from 'react';
import type { TranscriptSummary } from '../../../contract/types.ts';
import { CommitInput } from '../../kit/CommitInput.tsx';
import { CommitText } from '../../kit/CommitText.tsx';
import type { useAct } from '../../platform/use-act.ts';

const FIELDS = [
  { field: 'title', label: 'Title', hint: '' },
  { field: 'date', label: 'Date', hint: '2023-11-05, 2023-11 or 2023' },
  { field: 'source', label: 'Source', hint: 'Who published it' },
  { field: 'language', label: 'Language', hint: 'en, zh, pt-BR' },
] as const;

interface Props {
  transcript: TranscriptSummary;
  act: ReturnType<typeof useAct>['act'];
}

/** Title, date, source, language and note; what the host refuses is shown above; a field of one line goes back, the note stays as it was typed. */
export function DetailFields({ transcript, act }: Props) {
  const id = useId();
  return (
    <>
      {FIELDS.map(({ field, label, hint }) => (
        <div key={field} className="details-field">
          <label htmlFor={`${id}-${field}`}>{label}</label>
          <CommitInput
            id={`${id}-${field}`}
            value={transcript[field]}
            placeholder={hint}
            onCommit={(typed) => act('transcripts.update', { id: transcript.id, [field]: typed.trim() })}
          />
        </div>
      ))}
      <div className="details-field">
        <label htmlFor={`${id}-note`}>Note</label>
        <CommitText
          id={`${id}-note`}
          rows={3}
          value={transcript.note}
          onCommit={(note) => act('transcripts.update', { id: transcript.id, note })}
        />
      </div>
    </>
  );
}
