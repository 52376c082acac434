import { useMemo, useState } from 'react';
import { Picker } from '../../kit/Picker.tsx';
import { count } from '../../kit/when.ts';
import { useRuns } from '../commands/runs.ts';
import { useDesk } from '../desk/desk-context.ts';
import { focusReader } from '../desk/panes.ts';
import { turnsBySpeaker } from './go.ts';
import { findSpeakers } from '../structure/find-speakers.ts';

/** Goes to the next turn of a speaker who is chosen by name; from their last one, to their first. */
export function SpeakerJump() {
  const { content, speakers, reader } = useDesk();
  const [open, setOpen] = useState(false);
  useRuns({ 'text.speaker': () => setOpen(true) });
  const turns = useMemo(() => (content ? turnsBySpeaker(content) : new Map<string, number[]>()), [content]);
  if (!open) return null;
  const here = [...speakers.values()].flatMap(({ id, name, affiliation }) => {
    const own = turns.get(id)?.length ?? 0;
    return own === 0 ? [] : [{ id, name, affiliation, turns: own }];
  });
  return (
    <Picker
      label="Go to a speaker"
      placeholder="Whose next turn?"
      find={(typed) => [
        {
          title: 'Speakers in this transcript',
          items: findSpeakers(here, typed).map(({ id, name, turns: own }) => ({
            id,
            name,
            note: count(own, 'turn'),
          })),
        },
      ]}
      none="Nobody of this name speaks here."
      onClose={() => setOpen(false)}
      onChoose={(id) => {
        setOpen(false);
        const starts = turns.get(id) ?? [];
        const caret = reader()?.caret() ?? 0;
        const next = starts.find((start) => start > caret) ?? starts[0];
        if (next === undefined) return;
        requestAnimationFrame(() => {
          focusReader();
          reader()?.setCaret(next);
          reader()?.goTo([next, next]);
        });
      }}
    />
  );
}
