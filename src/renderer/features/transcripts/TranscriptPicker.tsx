import { useState } from 'react';
import { Picker } from '../../kit/Picker.tsx';
import { count } from '../../kit/when.ts';
import { useRuns } from '../commands/runs.ts';
import { useDesk } from '../desk/desk-context.ts';
import { focusOnce } from '../desk/panes.ts';
import { findTitles } from './find-titles.ts';

/** Opens a transcript that is found by its title or date. */
export function TranscriptPicker() {
  const { transcripts = [], transcript: open, openTranscript } = useDesk();
  const [asking, setAsking] = useState(false);
  useRuns({ 'transcripts.open': () => setAsking(true) });
  if (!asking) return null;
  return (
    <Picker
      label="Go to a transcript"
      placeholder="Which transcript?"
      find={(typed) => [
        {
          title: 'Transcripts',
          items: findTitles(transcripts, typed).map(({ id, title, date, annotations }) => ({
            id,
            name: title,
            note: [date, count(annotations, 'annotation')].filter((part) => part !== '').join(' · '),
            isOn: id === open?.id,
          })),
        },
      ]}
      none="No transcript has these words in its title."
      onClose={() => setAsking(false)}
      onChoose={(id) => {
        setAsking(false);
        openTranscript(id);
        requestAnimationFrame(() => focusOnce('[data-pane="transcript"] [contenteditable]'));
      }}
    />
  );
}
