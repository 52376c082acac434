import { defineCommands } from '../commands/command.ts';

/** Where one learns what can be done, and by which keys. */
export const HELP_COMMANDS = defineCommands([
  {
    id: 'help.commands',
    title: 'Commands…',
    group: 'Help',
    words: 'palette actions',
    keys: ['Mod+K'],
    where: 'everywhere',
    menu: ['help', 1],
  },
  {
    id: 'help.keys',
    title: 'Keyboard shortcuts',
    group: 'Help',
    words: 'cheat sheet keys bindings',
    keys: ['?'],
    menu: ['help', 1],
    run: (desk) => desk.show('shortcuts'),
  },
  {
    id: 'help.bind',
    title: 'Change keys…',
    group: 'Help',
    words: 'bind rebind customise shortcuts',
    menu: ['help', 1],
    run: (desk) => desk.show('keys'),
  },
]);
