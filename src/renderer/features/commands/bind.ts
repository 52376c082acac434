import { type Chord, chordWords, isCommandChord } from '../../kit/chord.ts';
import { collide, defaultKeys, type Keyboard, keysOfCommand, type OwnKeys } from './bindings.ts';
import type { Command, Where } from './command.ts';

/** Keys by which one gets about and copies, whatever else is bound. */
const KEPT = /^(Shift\+)?Tab$|^Mod\+[ACVX]$/;
/** Keys that work buttons, lists and the caret. */
const WORKING = /^(Shift\+)?(Enter|Space|Arrow(Left|Right|Up|Down))$/;
const MOVING = /^(Arrow(Left|Right|Up|Down)|Home|End|PageUp|PageDown)$/;
/** Keys that the browser does not hand over. */
const BROWSERS = /^Mod\+(Shift\+)?[NTW]$/;

/** Why a command cannot have these keys, as a sentence; empty where it can. */
export function refusal(command: Command, chord: Chord, { desktop, mac }: Keyboard): string {
  const keys = chordWords(chord, mac);
  const { where = 'desk' } = command;
  if (KEPT.test(chord)) return `${keys} keeps its own meaning everywhere.`;
  if (!desktop && BROWSERS.test(chord)) return `The browser keeps ${keys} for itself.`;
  if (where === 'everywhere' && !isCommandChord(chord))
    return 'This works in fields as well: take Ctrl, Alt or a function key.';
  if (
    /^(Shift\+)?[\p{L}\p{N}]$/u.test(chord) &&
    ['desk', 'code', 'text', 'reader', 'codebook'].includes(where)
  )
    return 'Letters and digits by themselves are for tags: take Ctrl or Alt with it.';
  if (where === 'text' || where === 'reader' ? MOVING.test(chord) : WORKING.test(chord))
    return `${keys} is needed to move and to press buttons: take Ctrl or Alt with it.`;
  return '';
}

/** A command that has the same keys. */
export interface Clash {
  command: Command;
  /** Where both could be meant, the nearer to the focus has the key; with `true` there is no such order. */
  excludes: boolean;
}

/** Which commands have these keys already, at a moment when `command` could be meant. */
export function clashes(
  all: readonly Command[],
  command: Command,
  chord: Chord,
  own: OwnKeys,
  on: Keyboard,
): Clash[] {
  return all
    .filter((other) => other.id !== command.id && keysOfCommand(other, own, on).includes(chord))
    .filter((other) => meet(command.where ?? 'desk', other.where ?? 'desk'))
    .filter((other) => !command.selection || !other.selection || command.selection === other.selection)
    .map((other) => ({ command: other, excludes: collide(command, other) }));
}

/** Whether two places can have the focus at once. */
function meet(a: Where, b: Where): boolean {
  const wide = (where: Where): boolean => ['everywhere', 'desk', 'reader'].includes(where);
  // The focus is in the text, in the codebook or, at a suggestion, anywhere but in the text.
  if (
    a !== b &&
    (a === 'text' || b === 'text') &&
    [a, b].some((where) => where === 'suggestions' || where === 'codebook')
  )
    return false;
  const view = (where: Where): Where =>
    where === 'text' || where === 'suggestions' || where === 'codebook' ? 'code' : where;
  return wide(a) || wide(b) || view(a) === view(b);
}

/** The keys with one more for a command, which is the one that is shown. */
export const withKey = (own: OwnKeys, command: Command, chord: Chord, on: Keyboard): OwnKeys =>
  settled(own, command, [chord, ...keysOfCommand(command, own, on).filter((key) => key !== chord)], on);

export const withoutKey = (own: OwnKeys, command: Command, chord: Chord, on: Keyboard): OwnKeys =>
  settled(
    own,
    command,
    keysOfCommand(command, own, on).filter((key) => key !== chord),
    on,
  );

/** A command has its own keys again. */
export function withDefaults(own: OwnKeys, command: Command): OwnKeys {
  const { [command.id]: _, ...rest } = own;
  return rest;
}

/** What is as it came is not kept as something that was chosen. */
function settled(own: OwnKeys, command: Command, keys: readonly Chord[], on: Keyboard): OwnKeys {
  const came = defaultKeys(command, on);
  return came.length === keys.length && came.every((key, i) => key === keys[i])
    ? withDefaults(own, command)
    : { ...own, [command.id]: keys };
}
