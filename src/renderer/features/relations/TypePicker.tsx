import { useState } from 'react';
import { quoteOf } from '../../../core/model/span.ts';
import { squeezeBlanks } from '../../../core/text/white-space.ts';
import { Picker } from '../../kit/Picker.tsx';
import { useRuns } from '../commands/runs.ts';
import { useDesk } from '../desk/desk-context.ts';
import { focusReader } from '../desk/panes.ts';

const NEW = 'new';
/** As much of the words as the banner shows (UTF-16). */
const LONGEST = 90;

/** Asks how the selected annotation relates to the one that is chosen next. The type that was used last stands first. */
export function TypePicker() {
  const { relationTypes, lastType, annotations, selected, content, startLink, show } = useDesk();
  const [open, setOpen] = useState(false);
  useRuns({ 'relation.link': () => setOpen(true) });
  const annotation = selected === null ? undefined : annotations?.get(selected);
  if (!open || !annotation || !content) return null;
  const ordered = [
    ...relationTypes.filter(({ id }) => id === lastType),
    ...relationTypes.filter(({ id }) => id !== lastType),
  ];
  return (
    <Picker
      label="How it relates"
      takesFirst
      placeholder="This annotation … the next one that I choose"
      find={(typed) => {
        const wanted = typed.trim().toLocaleLowerCase();
        const found = ordered.filter(({ name }) => name.toLocaleLowerCase().includes(wanted));
        const items = found.map(({ id, name, definition }) => ({ id, name, note: definition }));
        return [{ title: 'It', items: [...items, { id: NEW, name: 'Another type…' }] }];
      }}
      none="No type is found by these letters."
      onClose={() => setOpen(false)}
      onChoose={(id) => {
        setOpen(false);
        if (id === NEW) return show('relationTypes');
        const quote = squeezeBlanks(quoteOf(content.text, annotation.span));
        startLink(annotation, quote.length > LONGEST ? `${quote.slice(0, LONGEST).trimEnd()}…` : quote, id);
        requestAnimationFrame(focusReader);
      }}
    />
  );
}
