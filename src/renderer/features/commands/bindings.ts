import { usePrefs, prefs } from '../../app/prefs.ts';
import { type Chord, chordWords, normalChord } from '../../kit/chord.ts';
import { MAC } from '../../kit/keys.ts';
import { platform } from '../../platform/current.ts';
import { COMMANDS, type CommandId, commandOf } from './commands.ts';
import type { Command, Where } from './command.ts';

/** Keys that a person has chosen instead of the default ones, by command; an empty list for none. */
export type OwnKeys = Readonly<Record<string, readonly Chord[]>>;

/** Where the default keys are those of: a browser has keys of its own. */
export interface Keyboard {
  desktop: boolean;
  mac: boolean;
}

export const keyboard = (): Keyboard => ({ desktop: platform().kind === 'desktop', mac: MAC });

/** The keys that a command comes with. */
export function defaultKeys(command: Command, { desktop, mac }: Keyboard): Chord[] {
  const own = (mac ? command.macKeys : undefined) ?? command.keys ?? [];
  return [...(desktop ? (command.desktopKeys ?? []) : []), ...own].map((chord) => normalChord(chord, mac));
}

/** The keys of a command, the one that is shown first. */
export function keysOfCommand(command: Command, own: OwnKeys, on: Keyboard): readonly Chord[] {
  return own[command.id] ?? defaultKeys(command, on);
}

/** All commands by their keys. */
export function bindings(own: OwnKeys, on: Keyboard): ReadonlyMap<Chord, readonly Command<CommandId>[]> {
  const found = new Map<Chord, Command<CommandId>[]>();
  for (const command of COMMANDS)
    for (const chord of keysOfCommand(command, own, on)) {
      const there = found.get(chord);
      if (there) there.push(command);
      else found.set(chord, [command]);
    }
  return found;
}

let kept: { own: OwnKeys; map: ReturnType<typeof bindings> } | undefined;

/** The commands of a chord as the keys are bound now. */
export function boundTo(chord: Chord): readonly Command<CommandId>[] {
  const own = prefs().keys;
  if (kept?.own !== own) kept = { own, map: bindings(own, keyboard()) };
  return kept.map.get(chord) ?? [];
}

/** Whether one key could mean either of two commands at the same moment. */
export function collide(a: Command, b: Command): boolean {
  if (a.id === b.id) return false;
  if (a.selection && b.selection && a.selection !== b.selection) return false;
  const [one, other] = [a.where ?? 'desk', b.where ?? 'desk'];
  // Of a key in the text and the same one elsewhere, the text's counts; two views are never shown at once.
  const near = (where: Where): boolean => where === 'text' || where === 'reader';
  const wide = (where: Where): boolean => where === 'everywhere' || where === 'desk';
  return one === other || (near(one) && near(other)) || (wide(one) && wide(other));
}

/** The keys of a command as people read them, the first of them; empty for none. Follows what the user binds. */
export function useKeysOf(id: CommandId): string {
  const { keys } = usePrefs();
  const [chord] = keysOfCommand(commandOf(id)!, keys, keyboard());
  return chord === undefined ? '' : chordWords(chord);
}
