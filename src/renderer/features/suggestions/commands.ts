import { defineCommands } from '../commands/command.ts';
import type { DeskValue } from '../desk/desk-context.ts';
import { focusReader } from '../desk/panes.ts';
import { decideOn, findStatistics, openList, step } from './decide.ts';
import { showList, shownList } from './shown-list.ts';

const suggestions = { group: 'Suggestions' } as const;
const current = { ...suggestions, where: 'suggestions' } as const;
const isShown = ({ transcript }: DeskValue): boolean => transcript !== null;

const here = (verdict: 'accept' | 'reject') => (desk: DeskValue) => {
  const [offered] = desk.reader()?.suggestedAtCaret() ?? [];
  return offered ? decideOn(desk, [offered.id], verdict) : false;
};
const decide = (verdict: 'accept' | 'reject') => (desk: DeskValue) =>
  desk.suggestion === null ? false : decideOn(desk, [desk.suggestion], verdict);

/** What is done with suggestions of machines. */
export const SUGGESTION_COMMANDS = defineCommands([
  {
    ...suggestions,
    id: 'suggestions.find',
    title: 'Find statistics in this transcript',
    words: 'numbers figures suggest machine',
    menu: ['edit', 2],
    when: isShown,
    run: (desk) => findStatistics(desk, { transcript: desk.transcript!.id }),
  },
  {
    ...suggestions,
    id: 'suggestions.findAll',
    title: 'Find statistics in all transcripts',
    words: 'numbers figures suggest machine project',
    menu: ['edit', 2],
    when: isShown,
    run: (desk) => findStatistics(desk, { transcript: null }),
  },
  {
    ...suggestions,
    id: 'suggestions.list',
    title: 'List of suggestions',
    words: 'panel queue machine',
    where: 'code',
    menu: ['view', 2],
    when: isShown,
    isOn: () => shownList() === 'suggestions',
    run: () => {
      if (shownList() === 'annotations') return openList();
      showList('annotations');
      focusReader();
    },
  },
  {
    ...suggestions,
    id: 'suggestion.next',
    title: 'Next open suggestion',
    keys: ['Alt+J'],
    where: 'code',
    repeats: true,
    when: isShown,
    run: (desk) => step(desk, true),
  },
  {
    ...suggestions,
    id: 'suggestion.previous',
    title: 'Previous open suggestion',
    keys: ['Alt+K'],
    where: 'code',
    repeats: true,
    when: isShown,
    run: (desk) => step(desk, false),
  },
  { ...current, id: 'suggestion.accept', title: 'Accept the suggestion', keys: ['A'], run: decide('accept') },
  // Done by the pane that shows the suggestion.
  { ...current, id: 'suggestion.change', title: 'Accept the suggestion with a change…', keys: ['E'] },
  { ...current, id: 'suggestion.reject', title: 'Reject the suggestion', keys: ['R'], run: decide('reject') },
  {
    ...suggestions,
    id: 'suggestion.acceptHere',
    title: 'Accept the suggestion at the caret',
    keys: ['Mod+Enter'],
    where: 'text',
    selection: 'none',
    run: here('accept'),
  },
  {
    ...suggestions,
    id: 'suggestion.rejectHere',
    title: 'Reject the suggestion at the caret',
    keys: ['Mod+Delete'],
    where: 'text',
    selection: 'none',
    run: here('reject'),
  },
  // Done by the list, with what it shows.
  {
    ...suggestions,
    id: 'suggestions.acceptAll',
    title: 'Accept all suggestions in the list…',
    where: 'code',
  },
  {
    ...suggestions,
    id: 'suggestions.rejectAll',
    title: 'Reject all suggestions in the list…',
    where: 'code',
  },
]);
