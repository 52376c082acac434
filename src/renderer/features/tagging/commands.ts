import { defineCommands } from '../commands/command.ts';

/** What is done with the selected text. The keys of tags, and letters that find one, are no commands: see `use-reader-input.ts`. */
export const TAGGING_COMMANDS = defineCommands([
  {
    id: 'tag.find',
    title: 'Find a tag for the selection…',
    group: 'Tag',
    words: 'code label search',
    keys: ['Enter'],
    where: 'text',
    selection: 'some',
  },
  {
    id: 'tag.addFragment',
    title: 'Add the selection to the selected annotation',
    group: 'Tag',
    words: 'fragment discontinuous range',
    keys: ['Plus'],
    where: 'text',
    selection: 'some',
    run: (desk) => desk.addSelection(),
  },
  {
    id: 'text.putAway',
    title: 'Put the selection, then the annotation away',
    group: 'Select',
    words: 'escape cancel deselect',
    keys: ['Escape'],
    where: 'text',
    run: (desk) => {
      // Escape ends a drag of a boundary, and nothing else.
      if (desk.reader()?.dragging) return false;
      if (desk.reader()?.selection()) desk.dropSelection();
      else if (desk.linking) desk.stopLink();
      else if (desk.selected !== null || desk.suggestion !== null) desk.select(null);
      else return false;
    },
  },
  {
    id: 'text.annotationHere',
    title: 'Select the annotation at the caret',
    group: 'Move',
    words: 'open pick overlap',
    keys: ['Enter'],
    where: 'text',
    selection: 'none',
  },
  {
    id: 'structure.here',
    title: 'Correct the structure at the caret…',
    group: 'Transcripts',
    words: 'block turn speaker label furniture split join',
    keys: ['Shift+F10', 'ContextMenu'],
    where: 'text',
  },
]);
