import { defineCommands } from '../commands/command.ts';
import type { DeskValue } from '../desk/desk-context.ts';
import { focusListLine, focusOnce, isFocusIn } from '../desk/panes.ts';
import { showPanel } from '../desk/use-drawer.ts';
import { spanStart } from '../../../core/model/span.ts';
import { moveInBurst } from './move-burst.ts';
import type { Press } from '../commands/command.ts';
import { addExample } from '../codebook/add-example.ts';
import { deleteAnnotation } from './changes.ts';
import { type BoundaryMove, moveByKey } from './move-by-key.ts';

/** The selected annotation, where it may be changed. */
const own = ({ annotations, selected, mayChange }: DeskValue) => {
  const annotation = selected === null ? undefined : annotations?.get(selected);
  return annotation && mayChange(annotation) ? annotation : undefined;
};

const hasOwn = (desk: DeskValue): boolean => own(desk) !== undefined && desk.content !== null;

/** Left and right are those of the page: where text runs from right to left, left is forward. */
const move =
  (by: BoundaryMove) =>
  (desk: DeskValue, { chord }: Press) => {
    const annotation = own(desk);
    const { content, annotations } = desk;
    if (!annotation || !content || !annotations) return false;
    const { language } = content.transcript;
    const reader = desk.reader();
    const turned = /Arrow(Left|Right)$/.test(chord) && reader?.isRightToLeft(spanStart(annotation.span));
    const way = turned ? { ...by, forward: !by.forward } : by;
    const span = moveByKey(content.text, annotation.span, way, reader?.caret() ?? null, language);
    if (span) moveInBurst(annotations, annotation.id, span);
  };

/** Brings the focus to a field of the annotation's panel. */
const toField = (field: string) => () => {
  showPanel('right');
  focusOnce(`[data-pane="annotation"] ${field}`);
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
    id: 'annotation.retag',
    title: 'Give the annotation another tag…',
    group: 'The selected annotation',
    words: 'retag change code',
    keys: ['Alt+T'],
    where: 'code',
    menu: ['code', 1],
    when: hasOwn,
  },
  {
    id: 'annotation.note',
    title: 'Write a note on the annotation',
    group: 'The selected annotation',
    words: 'memo comment why',
    keys: ['Alt+N'],
    where: 'code',
    menu: ['code', 1],
    when: hasOwn,
    run: toField('[data-field="note"]'),
  },
  {
    id: 'annotation.attributes',
    title: 'Fill in the annotation’s attributes',
    group: 'The selected annotation',
    words: 'value unit period fields',
    keys: ['Alt+A'],
    where: 'code',
    menu: ['code', 1],
    when: (desk) => (desk.tags.get(own(desk)?.tag ?? '')?.attributes.length ?? 0) > 0,
    run: toField('.attribute-fields :is(input, select, textarea)'),
  },
  {
    id: 'annotation.example',
    title: 'Use the annotation as an example of its tag',
    group: 'The selected annotation',
    words: 'codebook guidelines quote',
    where: 'code',
    when: ({ selected, annotations }) => selected !== null && annotations?.get(selected) !== undefined,
    run: (desk) => {
      const annotation = desk.selected === null ? undefined : desk.annotations?.get(desk.selected);
      if (!annotation) return false;
      addExample(desk, annotation);
    },
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
    run: () => {
      showPanel('right');
      focusOnce('[data-pane="annotations"] input[type="search"]');
    },
  },
]);
