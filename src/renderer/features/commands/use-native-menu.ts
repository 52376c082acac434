import { useEffect, useRef } from 'react';
import type { MenuEntry } from '../../../contract/desktop.ts';
import { usePrefs } from '../../app/prefs.ts';
import type { Chord } from '../../kit/chord.ts';
import { platform } from '../../platform/current.ts';
import type { DeskValue } from '../desk/desk-context.ts';
import { keyboard, keysOfCommand, type OwnKeys } from './bindings.ts';
import { COMMANDS, commandOf } from './commands.ts';
import { runOf } from './runs.ts';

/** Keeps the desktop's menu as the commands are, and does what is chosen from it. `desk` null: no project is open. */
export function useNativeMenu(desk: DeskValue | null): void {
  const latest = useRef(desk);
  const sent = useRef('');
  // What a toggle shows may be a preference.
  const { keys } = usePrefs();
  useEffect(() => {
    latest.current = desk;
    const { setMenu } = platform();
    if (!setMenu) return;
    const entries = menuEntries(desk, keys);
    const words = JSON.stringify(entries);
    if (words === sent.current) return;
    sent.current = words;
    setMenu(entries);
  });
  useEffect(
    () =>
      platform().onMenu?.((id) => {
        const command = commandOf(id);
        if (command) runOf(command, latest.current)?.({ chord: '' });
      }),
    [],
  );
}

function menuEntries(desk: DeskValue | null, own: OwnKeys): MenuEntry[] {
  return COMMANDS.flatMap((command) => {
    if (!command.menu) return [];
    const [menu, part] = command.menu;
    const [chord] = keysOfCommand(command, own, keyboard());
    return {
      id: command.id,
      menu,
      part,
      title: command.title,
      accelerator: chord === undefined ? '' : acceleratorOf(chord),
      // Whether text is selected changes without a word to the menu: that is asked when it is chosen.
      enabled: runOf(command, desk, { anySelection: true }) !== null,
      ...(command.isOn && { checked: command.isOn() }),
    };
  });
}

const NAMES: Readonly<Record<string, string>> = {
  Mod: 'CmdOrCtrl',
  ArrowLeft: 'Left',
  ArrowRight: 'Right',
  ArrowUp: 'Up',
  ArrowDown: 'Down',
};

/** Keys as Electron writes them. */
const acceleratorOf = (chord: Chord): string =>
  chord
    .split('+')
    .map((part) => NAMES[part] ?? part)
    .join('+');
