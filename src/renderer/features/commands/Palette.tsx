import { useState } from 'react';
import { prefs } from '../../app/prefs.ts';
import { capsOf } from '../../kit/chord.ts';
import { Picker, type PickerItem, type PickerSection } from '../../kit/Picker.tsx';
import type { DeskValue } from '../desk/desk-context.ts';
import { useDesk } from '../desk/desk-context.ts';
import { keyboard, keysOfCommand } from './bindings.ts';
import { type Command, GROUPS } from './command.ts';
import { COMMANDS, type CommandId, commandOf } from './commands.ts';
import { findCommands } from './find-commands.ts';
import { runOf, useRuns } from './runs.ts';

/** What can be done, and where the focus was, when the palette was opened. */
interface Opened {
  able: ReadonlySet<string>;
  focus: Element | null;
}

/** Every command with its keys, found by its words. What cannot be done now stands at the end. */
export function Palette() {
  const desk = useDesk();
  const [opened, setOpened] = useState<Opened | null>(null);
  useRuns({ 'help.commands': () => setOpened(openedOn(desk)) });
  if (!opened) return null;
  return (
    <Picker
      label="Commands"
      placeholder="What do you want to do?"
      find={(typed) => sectionsOf(typed, opened.able)}
      none="No command is found by these words."
      onClose={() => setOpened(null)}
      onChoose={(id) => {
        setOpened(null);
        const command = commandOf(id);
        if (!command) return;
        // After the palette has gone: what a command does belongs to where the focus was.
        requestAnimationFrame(() => {
          if (opened.focus instanceof HTMLElement) opened.focus.focus({ preventScroll: true });
          runOf(command, desk)?.({ chord: '' });
        });
      }}
    />
  );
}

const openedOn = (desk: DeskValue): Opened => ({
  able: new Set(COMMANDS.filter((command) => runOf(command, desk)).map(({ id }) => id)),
  focus: document.activeElement,
});

function sectionsOf(typed: string, able: ReadonlySet<string>): PickerSection[] {
  const found = findCommands(COMMANDS, typed).filter(({ id }) => id !== 'help.commands');
  const now = found.filter(({ id }) => able.has(id));
  const sections = GROUPS.map((group) => ({
    title: group as string,
    items: now.filter((command) => command.group === group).map(itemOf),
  }));
  // While one types, the best comes first whatever its group.
  const shown = typed.trim() === '' ? sections : [{ title: 'Commands', items: now.map(itemOf) }];
  const others = found.filter(({ id }) => !able.has(id));
  return [
    ...shown,
    { title: 'Not now', items: others.map((command) => ({ ...itemOf(command), isDisabled: true })) },
  ];
}

function itemOf(command: Command<CommandId>): PickerItem {
  const [chord] = keysOfCommand(command, prefs().keys, keyboard());
  return {
    id: command.id,
    name: command.title,
    ...(chord !== undefined && { caps: capsOf(chord) }),
    ...(command.isOn && { isOn: command.isOn() }),
    note: NOTES[command.where ?? 'desk'] ?? '',
  };
}

/** Commands that mean something else in another view are told apart by it. */
const NOTES: Readonly<Record<string, string>> = {
  review: 'Review',
  compare: 'Compare',
  gold: 'Gold',
  relations: 'Relations',
};
