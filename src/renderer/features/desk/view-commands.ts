import { prefs } from '../../app/prefs.ts';
import { defineCommands } from '../commands/command.ts';
import type { DeskValue } from './desk-context.ts';
import { focusedPane, focusNextPane, focusReader } from './panes.ts';
import { togglePanel } from './use-drawer.ts';

const coding = ({ view }: DeskValue): boolean => view === 'code';

/** What is shown, and what of it has the focus. */
export const VIEW_COMMANDS = defineCommands([
  {
    id: 'view.nextPart',
    title: 'Go to the next part of the desk',
    group: 'View',
    words: 'pane panel focus',
    keys: ['F6'],
    where: 'everywhere',
    run: () => focusNextPane(false),
  },
  {
    id: 'view.previousPart',
    title: 'Go to the previous part of the desk',
    group: 'View',
    words: 'pane panel focus',
    keys: ['Shift+F6'],
    where: 'everywhere',
    run: () => focusNextPane(true),
  },
  {
    id: 'view.text',
    title: 'Back to the text',
    group: 'View',
    words: 'focus transcript reader',
    keys: ['Escape'],
    when: () => focusedPane() !== 'transcript',
    // Escape means nothing where no part of the desk has the focus.
    run: (_desk, { chord }) => (chord === '' || focusedPane() !== null) && focusReader(),
  },
  {
    id: 'view.code',
    title: 'Code',
    group: 'View',
    desktopKeys: ['Alt+1'],
    menu: ['view', 1],
    ...goTo('code'),
  },
  {
    id: 'view.review',
    title: 'Review',
    group: 'View',
    desktopKeys: ['Alt+2'],
    menu: ['view', 1],
    ...goTo('review'),
  },
  {
    id: 'view.compare',
    title: 'Compare',
    group: 'View',
    desktopKeys: ['Alt+3'],
    menu: ['view', 1],
    ...goTo('compare'),
  },
  {
    id: 'view.gold',
    title: 'Gold',
    group: 'View',
    desktopKeys: ['Alt+4'],
    menu: ['view', 1],
    ...goTo('gold'),
  },
  {
    id: 'view.relations',
    title: 'Relations',
    group: 'View',
    desktopKeys: ['Alt+5'],
    menu: ['view', 1],
    ...goTo('relations'),
  },
  {
    id: 'view.agreement',
    title: 'Agreement',
    group: 'View',
    desktopKeys: ['Alt+6'],
    menu: ['view', 1],
    ...goTo('agreement'),
  },
  {
    id: 'view.board',
    title: 'Board',
    group: 'View',
    desktopKeys: ['Alt+7'],
    menu: ['view', 1],
    ...goTo('board'),
  },
  {
    id: 'view.left',
    title: 'Transcripts and codebook',
    group: 'View',
    words: 'left panel sidebar fold',
    keys: ['Mod+B'],
    where: 'everywhere',
    menu: ['view', 2],
    when: coding,
    isOn: () => prefs().left,
    run: () => togglePanel('left'),
  },
  {
    id: 'view.right',
    title: 'Annotations panel',
    group: 'View',
    words: 'right panel sidebar fold inspector',
    keys: ['Mod+Alt+B'],
    where: 'everywhere',
    menu: ['view', 2],
    when: coding,
    isOn: () => prefs().right,
    run: () => togglePanel('right'),
  },
]);
function goTo(view: DeskValue['view']) {
  return {
    words: 'view tab',
    when: (desk: DeskValue) => desk.view !== view,
    run: (desk: DeskValue) => desk.setView(view),
  };
}
