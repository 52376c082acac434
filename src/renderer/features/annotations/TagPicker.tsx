import { useState } from 'react';
import { Picker } from '../../kit/Picker.tsx';
import { useRuns } from '../commands/runs.ts';
import { useDesk } from '../desk/desk-context.ts';
import { focusReader } from '../desk/panes.ts';
import { findTags } from '../tagging/tag-search.ts';
import { updateAnnotation } from './changes.ts';

/** Gives the selected annotation another tag, found by its name. */
export function TagPicker() {
  const { rows, annotations, selected } = useDesk();
  const [open, setOpen] = useState(false);
  useRuns({ 'annotation.retag': () => setOpen(true) });
  const annotation = selected === null ? undefined : annotations?.get(selected);
  if (!open || !annotations || !annotation) return null;
  return (
    <Picker
      label="Another tag"
      placeholder="Which tag instead?"
      find={(typed) => [
        {
          title: 'Tags',
          items: findTags(rows, typed).map(({ tag, path }) => ({
            id: tag.id,
            name: path,
            colour: tag.colour,
            isOn: tag.id === annotation.tag,
            ...(tag.key !== '' && { caps: [tag.key] }),
          })),
        },
      ]}
      none={rows.length === 0 ? 'The codebook has no tags yet.' : 'No tag is found by these letters.'}
      onClose={() => setOpen(false)}
      onChoose={(tag) => {
        setOpen(false);
        if (tag !== annotation.tag) void updateAnnotation(annotations, annotation.id, { tag });
        requestAnimationFrame(focusReader);
      }}
    />
  );
}
