import { defineCommands } from '../commands/command.ts';

const tag = { group: 'Codebook', where: 'codebook' } as const;

/** Done by `CodebookDialogs`: those that hold with the focus in the codebook, with the tag that has it. */
export const CODEBOOK_COMMANDS = defineCommands([
  {
    id: 'codebook.newTag',
    title: 'New tag…',
    group: 'Codebook',
    words: 'code create add',
    where: 'code',
    menu: ['code', 4],
  },
  {
    id: 'codebook.import',
    title: 'Import a codebook…',
    group: 'Codebook',
    words: 'tags csv json file',
    where: 'code',
    menu: ['file', 2],
  },
  {
    id: 'codebook.exportJson',
    title: 'Export the codebook as JSON…',
    group: 'Codebook',
    words: 'tags save file',
    where: 'code',
  },
  {
    id: 'codebook.exportCsv',
    title: 'Export the codebook as CSV…',
    group: 'Codebook',
    words: 'tags save file table spreadsheet',
    where: 'code',
  },
  { ...tag, id: 'codebook.edit', title: 'Edit the tag…', keys: ['F2'] },
  { ...tag, id: 'codebook.up', title: 'Move the tag up', keys: ['Alt+ArrowUp'], repeats: true },
  { ...tag, id: 'codebook.down', title: 'Move the tag down', keys: ['Alt+ArrowDown'], repeats: true },
  {
    ...tag,
    id: 'codebook.nest',
    title: 'Put the tag under the one above it',
    words: 'nest indent child',
    keys: ['Alt+ArrowRight'],
  },
  {
    ...tag,
    id: 'codebook.lift',
    title: 'Take the tag one level up',
    words: 'unnest outdent parent',
    keys: ['Alt+ArrowLeft'],
  },
  { ...tag, id: 'codebook.merge', title: 'Merge the tag into another…', words: 'join codes' },
  { ...tag, id: 'codebook.split', title: 'Split the tag…', words: 'divide codes' },
  {
    ...tag,
    id: 'codebook.outdated',
    title: 'Annotations made before the definition changed…',
    words: 'revision old confirm',
  },
  { ...tag, id: 'codebook.delete', title: 'Delete the tag…', keys: ['Delete'] },
]);
