import { defineCommands } from '../commands/command.ts';

/** Done by `BoardView`. */
export const BOARD_COMMANDS = defineCommands([
  {
    id: 'board.merge',
    title: 'Merge copies…',
    group: 'Project',
    words: 'unite colleague join',
    where: 'board',
  },
]);
