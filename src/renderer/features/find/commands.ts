import { defineCommands } from '../commands/command.ts';
import type { DeskValue } from '../desk/desk-context.ts';
import type { FindOption } from './options.ts';
import { openProjectFind, projectFind } from './project-find.ts';
import { askForTag } from './tag-hits.ts';
import { openTextFind, stepTextFind, textFind } from './text-find.ts';

const hasText = ({ view, content }: DeskValue): boolean => view === 'code' && content !== null;

/** Which search the focus is in; the one that is open where it is in neither. */
function nearest(): 'text' | 'project' | null {
  const own = document.activeElement?.closest<HTMLElement>('[data-find]')?.dataset['find'];
  if (own === 'text' || own === 'project') return own;
  return textFind.get().isOpen ? 'text' : projectFind.get().isOpen ? 'project' : null;
}

const searching = (): boolean => nearest() !== null;
const storeOf = (which: 'text' | 'project') => (which === 'text' ? textFind : projectFind);

/** An option of the search that one is in; its key means nothing elsewhere. */
const option = (option: FindOption) =>
  ({
    group: 'Find',
    where: 'everywhere',
    when: searching,
    isOn: (): boolean => storeOf(nearest() ?? 'text').get().options[option],
    run: () => {
      const which = nearest();
      if (!which) return false;
      const { options } = storeOf(which).get();
      storeOf(which).set({ options: { ...options, [option]: !options[option] } });
    },
  }) as const;

/** Finding in the transcript and in the project. */
export const FIND_COMMANDS = defineCommands([
  {
    id: 'find.text',
    title: 'Find in the transcript…',
    group: 'Find',
    words: 'search word phrase',
    keys: ['Mod+F'],
    where: 'everywhere',
    menu: ['edit', 2],
    when: hasText,
    run: openTextFind,
  },
  {
    id: 'find.next',
    title: 'Next hit',
    group: 'Find',
    words: 'search again',
    keys: ['F3', 'Mod+G'],
    where: 'everywhere',
    repeats: true,
    menu: ['edit', 2],
    when: hasText,
    run: (desk) => stepTextFind(desk, 1),
  },
  {
    id: 'find.previous',
    title: 'Previous hit',
    group: 'Find',
    words: 'search back',
    keys: ['Shift+F3', 'Mod+Shift+G'],
    where: 'everywhere',
    repeats: true,
    menu: ['edit', 2],
    when: hasText,
    run: (desk) => stepTextFind(desk, -1),
  },
  {
    id: 'find.project',
    title: 'Find in the project…',
    group: 'Find',
    words: 'search all transcripts notes comments keyword in context concordance kwic',
    keys: ['Mod+Shift+F'],
    where: 'everywhere',
    menu: ['edit', 2],
    when: ({ transcripts }) => !!transcripts && transcripts.length > 0,
    run: openProjectFind,
  },
  {
    id: 'find.tag',
    title: 'Tag the hits…',
    group: 'Find',
    words: 'all hits code several at once',
    keys: ['Alt+Enter'],
    where: 'everywhere',
    menu: ['code', 3],
    when: searching,
    run: (desk) => {
      const which = nearest();
      if (!which) return false;
      askForTag(desk, which);
    },
  },
  { ...option('matchCase'), id: 'find.matchCase', title: 'Find: match case', keys: ['Alt+Shift+C'] },
  { ...option('matchAccents'), id: 'find.matchAccents', title: 'Find: match accents', keys: ['Alt+Shift+A'] },
  { ...option('wholeWords'), id: 'find.wholeWords', title: 'Find: whole words', keys: ['Alt+Shift+W'] },
  { ...option('regex'), id: 'find.regex', title: 'Find: regular expression', keys: ['Alt+Shift+R'] },
  { ...option('matchBlanks'), id: 'find.matchBlanks', title: 'Find: match blanks', keys: ['Alt+Shift+B'] },
  {
    ...option('aside'),
    id: 'find.aside',
    title: 'Find: labels and furniture, too',
    keys: ['Alt+Shift+L'],
  },
]);
