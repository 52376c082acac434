import type { MenuName } from '../../../contract/desktop.ts';
import type { Chord } from '../../kit/chord.ts';
import type { DeskValue } from '../desk/desk-context.ts';
import type { ViewId } from '../views/view-ids.ts';

/** The parts of the palette and of the cheat sheet, in their order. */
export const GROUPS = [
  'Move',
  'Select',
  'Tag',
  'The selected annotation',
  'Relations',
  'Find',
  'Suggestions',
  'Review',
  'Compare',
  'Gold',
  'Transcripts',
  'Codebook',
  'Project',
  'View',
  'Help',
] as const;
export type Group = (typeof GROUPS)[number];

/**
 * Where a command's keys hold. `everywhere`: in every view, in fields too; `desk`: in every view, but not in fields; a view's
 * id: in that view, but not in fields; `reader`: in every view, with the caret in a transcript; `text`: so in the coding view;
 * `suggestions`: in the coding view while one stands at a suggestion, but neither in fields nor in the text; `codebook`: with
 * the focus in the codebook.
 */
export type Where = 'everywhere' | 'desk' | 'reader' | 'text' | 'suggestions' | 'codebook' | ViewId;

/** How a command was asked for. */
export interface Press {
  /** The keys; empty where it came from the palette or a menu. */
  chord: Chord;
}

/** One thing that can be done, with all that palette, menus, tooltips, cheat sheet and keys have to know of it. */
export interface Command<Id extends string = string> {
  /** `feature.deed`. What a user bound a key to is stored under it: do not rename it. */
  id: Id;
  /** Words of the UI, as a menu has them; “…” where something opens that asks for more. */
  title: string;
  group: Group;
  /** Other words that people look for it by. */
  words?: string;
  /** Default keys, the first one is shown. */
  keys?: readonly Chord[];
  /** Default keys on the desktop, where a browser has its own use for them. */
  desktopKeys?: readonly Chord[];
  /** Default keys on a Mac, where its keys mean something else. */
  macKeys?: readonly Chord[];
  /** `desk` where left out. */
  where?: Where;
  /** Only with some (`some`) or without any (`none`) of the transcript's text selected. */
  selection?: 'some' | 'none';
  /** Whether it can be done now, beyond `where` and `selection`. */
  when?: (desk: DeskValue) => boolean;
  /** For a toggle: whether it is on. */
  isOn?: () => boolean;
  /** A held key does it again and again. */
  repeats?: boolean;
  /** Its place in the desktop's menus: which one, and in which part of it, from the top. */
  menu?: readonly [menu: MenuName, part: number];
  /**
   * Does it. `false`: there was nothing to do, the key is left to others. Left out where a component does it while it is
   * shown, by `useRuns`.
   */
  run?: Run;
}

export type Run = (desk: DeskValue, press: Press) => unknown;

/** A feature's commands. Ids keep their own types, so that a misspelt one is a type error where it is used. */
export const defineCommands = <const Id extends string>(
  commands: readonly Command<Id>[],
): readonly Command<Id>[] => commands;
