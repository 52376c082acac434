import { spanEnd, spanStart } from '../../../core/model/span.ts';
import { turnsOf } from '../../../core/text/motions.ts';
import { prefs, setPrefs } from '../../app/prefs.ts';
import { saving } from '../../app/saving.ts';
import type { Selecting } from '../../reader/reader.ts';
import { defineCommands } from '../commands/command.ts';
import type { DeskValue } from '../desk/desk-context.ts';
import { cycle } from '../views/walk.ts';
import { nextAnnotation, nextUntagged } from './go.ts';
import { MOTION_COMMANDS } from './motions.ts';

const hasText = ({ content }: DeskValue): boolean => content !== null;

/** Selects the next or the last annotation of the transcript, and brings the caret there. */
const toAnnotation = (step: 1 | -1) => (desk: DeskValue) => {
  const { annotations, selected } = desk;
  const reader = desk.reader();
  if (!annotations || !reader) return false;
  const from = selected === null ? undefined : annotations.get(selected);
  const next = nextAnnotation(annotations.all(), from, reader.caret() ?? 0, step, (one) => reader.shows(one));
  if (!next)
    return saving.say(
      step === 1 ? 'No annotation comes after this place' : 'No annotation comes before this place',
    );
  reader.setCaret(spanStart(next.span));
  desk.select(next.id, { goTo: true });
};

/** Brings the caret to the next or the last turn that one has not tagged. */
const toUntagged = (step: 1 | -1) => (desk: DeskValue) => {
  const { annotations, content, me } = desk;
  const reader = desk.reader();
  if (!annotations || !reader || !content) return false;
  const own = annotations.all().filter(({ annotator }) => annotator === me.id);
  const turn = nextUntagged(
    turnsOf(content.blocks),
    own.map(({ span }) => span),
    reader.caret() ?? 0,
    step,
  );
  if (!turn) return saving.say(`You have tagged every turn ${step === 1 ? 'after' : 'before'} this place`);
  desk.select(null);
  reader.setCaret(turn[0]);
  reader.goTo(turn);
};

const selecting = (way: Selecting) => ({
  group: 'Select' as const,
  isOn: () => prefs().selecting === way,
  run: () => setPrefs({ selecting: prefs().selecting === way ? 'tidy' : way }),
});

const going = { group: 'Move', where: 'code', when: hasText, repeats: true } as const;

/** Getting about in the transcript, and selecting in it. */
export const CARET_COMMANDS = [
  ...MOTION_COMMANDS,
  ...defineCommands([
    {
      ...going,
      id: 'text.nextAnnotation',
      title: 'Next annotation',
      words: 'jump forward',
      keys: ['F8'],
      menu: ['go', 1],
      run: toAnnotation(1),
    },
    {
      ...going,
      id: 'text.previousAnnotation',
      title: 'Previous annotation',
      words: 'jump back',
      keys: ['Shift+F8'],
      menu: ['go', 1],
      run: toAnnotation(-1),
    },
    {
      ...going,
      id: 'text.nextUntagged',
      title: 'Next turn that you have not tagged',
      words: 'untagged uncoded jump',
      keys: ['F9'],
      menu: ['go', 1],
      run: toUntagged(1),
    },
    {
      ...going,
      id: 'text.previousUntagged',
      title: 'Previous turn that you have not tagged',
      words: 'untagged uncoded jump',
      keys: ['Shift+F9'],
      menu: ['go', 1],
      run: toUntagged(-1),
    },
    {
      id: 'text.nextAtCaret',
      title: 'Select the next of the annotations at the caret',
      group: 'Move',
      words: 'cycle stacked overlapping nested',
      keys: ['Alt+Enter'],
      where: 'text',
      repeats: true,
      run: (desk) => {
        const found = desk.reader()?.annotationsAtCaret() ?? [];
        const next = cycle(
          found.map(({ id }) => id),
          desk.selected,
        );
        if (next === null) return false;
        desk.select(next);
      },
    },
    {
      id: 'text.selectAnnotation',
      title: 'Select the text of the annotation',
      group: 'Select',
      words: 'span range quote',
      where: 'code',
      when: (desk) => desk.selected !== null,
      run: (desk) => {
        const span = desk.selected === null ? undefined : desk.annotations?.get(desk.selected)?.span;
        if (!span) return false;
        desk.reader()?.take([spanStart(span), spanEnd(span)]);
      },
    },
    {
      id: 'text.speaker',
      title: 'Go to a speaker…',
      group: 'Move',
      words: 'jump person turn',
      keys: ['Alt+S'],
      where: 'code',
      menu: ['go', 2],
      when: ({ content }) => content !== null && content.turns.some(({ speaker }) => speaker !== null),
    },
    {
      id: 'select.more',
      title: 'Select the word, then its sentence, paragraph and turn',
      group: 'Select',
      words: 'expand grow',
      keys: ['Mod+D'],
      where: 'reader',
      repeats: true,
    },
    {
      id: 'select.less',
      title: 'Select less again',
      group: 'Select',
      words: 'shrink back',
      keys: ['Mod+Shift+D'],
      where: 'reader',
      repeats: true,
    },
    {
      ...selecting('exact'),
      id: 'selecting.exact',
      title: 'Exact selection',
      words: 'blanks white space trim raw',
      keys: ['Alt+X'],
      menu: ['code', 5],
    },
    {
      ...selecting('word'),
      id: 'selecting.word',
      title: 'Snap selections to words',
      words: 'whole',
      keys: ['Alt+W'],
      menu: ['code', 5],
    },
    {
      ...selecting('sentence'),
      id: 'selecting.sentence',
      title: 'Snap selections to sentences',
      words: 'whole',
      keys: ['Alt+Q'],
      menu: ['code', 5],
    },
  ]),
] as const;
