import { defineCommands } from '../commands/command.ts';
import type { DeskValue } from '../desk/desk-context.ts';
import { focusList, focusListLine, isFocusIn } from '../desk/panes.ts';
import { deleteAnnotation, updateAnnotation } from './changes.ts';
import { type BoundaryMove, moveByKey } from './move-by-key.ts';

/** The selected annotation, where it may be changed. */
const own = ({ annotations, selected, me }: DeskValue) => {
  const annotation = selected === null ? undefined : annotations?.get(selected);
  return annotation?.annotator === me.id ? annotation : undefined;
};

const hasOwn = (desk: DeskValue): boolean => own(desk) !== undefined && desk.content !== null;

const move = (by: BoundaryMove) => (desk: DeskValue) => {
  const annotation = own(desk);
  const { content, annotations } = desk;
  if (!annotation || !content || !annotations) return false;
  const { language } = content.transcript;
  const span = moveByKey(content.text, annotation.span, by, desk.reader()?.caret() ?? null, language);
  if (span) void updateAnnotation(annotations, annotation.id, { span });
};

const moving = { group: 'The selected annotation', where: 'code', when: hasOwn, repeats: true } as const;

/** What is done with the selected annotation. */
export const ANNOTATION_COMMANDS = defineCommands([
  {
    ...moving,
    id: 'annotation.endForward',
    title: 'Move the annotation’s end forward by a character',
    keys: ['Alt+ArrowRight'],
    run: move({ side: 'end', forward: true, unit: 'grapheme' }),
  },
  {
    ...moving,
    id: 'annotation.endBack',
    title: 'Move the annotation’s end back by a character',
    keys: ['Alt+ArrowLeft'],
    run: move({ side: 'end', forward: false, unit: 'grapheme' }),
  },
  {
    ...moving,
    id: 'annotation.startForward',
    title: 'Move the annotation’s start forward by a character',
    keys: ['Alt+Shift+ArrowRight'],
    run: move({ side: 'start', forward: true, unit: 'grapheme' }),
  },
  {
    ...moving,
    id: 'annotation.startBack',
    title: 'Move the annotation’s start back by a character',
    keys: ['Alt+Shift+ArrowLeft'],
    run: move({ side: 'start', forward: false, unit: 'grapheme' }),
  },
  {
    ...moving,
    id: 'annotation.endForwardWord',
    title: 'Move the annotation’s end forward by a word',
    keys: ['Ctrl+Alt+ArrowRight'],
    run: move({ side: 'end', forward: true, unit: 'word' }),
  },
  {
    ...moving,
    id: 'annotation.endBackWord',
    title: 'Move the annotation’s end back by a word',
    keys: ['Ctrl+Alt+ArrowLeft'],
    run: move({ side: 'end', forward: false, unit: 'word' }),
  },
  {
    ...moving,
    id: 'annotation.startForwardWord',
    title: 'Move the annotation’s start forward by a word',
    keys: ['Ctrl+Alt+Shift+ArrowRight'],
    run: move({ side: 'start', forward: true, unit: 'word' }),
  },
  {
    ...moving,
    id: 'annotation.startBackWord',
    title: 'Move the annotation’s start back by a word',
    keys: ['Ctrl+Alt+Shift+ArrowLeft'],
    run: move({ side: 'start', forward: false, unit: 'word' }),
  },
  {
    id: 'annotation.delete',
    title: 'Delete the annotation',
    group: 'The selected annotation',
    words: 'untag remove',
    keys: ['Delete', 'Backspace'],
    where: 'code',
    selection: 'none',
    // In the lists of transcripts and tags the key would seem to mean their line.
    when: (desk) => hasOwn(desk) && !isFocusIn('transcripts') && !isFocusIn('codebook'),
    run: (desk) => {
      const { annotations, selected } = desk;
      if (!annotations || selected === null) return false;
      void deleteAnnotation(annotations, selected);
      desk.select(null);
      // Its line goes with it: the one that takes its place has the focus then.
      if (isFocusIn('annotations')) requestAnimationFrame(focusListLine);
    },
  },
  {
    id: 'annotations.search',
    title: 'Search the list of annotations',
    group: 'Find',
    words: 'filter quote note',
    where: 'code',
    menu: ['edit', 2],
    run: () => focusList(),
  },
]);
