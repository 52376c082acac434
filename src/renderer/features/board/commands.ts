import { defineCommands } from '../commands/command.ts';

/** Colleagues' work comes together. */
export const BOARD_COMMANDS = defineCommands([
  {
    id: 'board.merge',
    title: 'Merge copies…',
    group: 'Project',
    words: 'unite colleague join',
    menu: ['file', 2],
    run: (desk) => desk.show('merge'),
  },
]);
