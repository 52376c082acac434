import { defineCommands } from '../commands/command.ts';

/** Done by `CodebookPanel`, while it is shown. */
export const CODEBOOK_COMMANDS = defineCommands([
  {
    id: 'codebook.newTag',
    title: 'New tag…',
    group: 'Codebook',
    words: 'create code add',
    where: 'code',
    menu: ['code', 4],
  },
]);
