import { defineCommands } from '../commands/command.ts';

const view = { group: 'Relations', where: 'relations' } as const;

/** Relations: drawing them from the selected annotation, and walking through all of them. */
export const RELATION_COMMANDS = defineCommands([
  {
    id: 'relation.link',
    title: 'Link the annotation to another…',
    group: 'Relations',
    words: 'relation supports contradicts connect arrow',
    keys: ['Alt+L'],
    where: 'code',
    menu: ['code', 1],
    when: ({ selected, annotations, linking }) =>
      linking === null && selected !== null && annotations?.get(selected) !== undefined,
  },
  {
    id: 'relation.stop',
    title: 'Stop linking',
    group: 'Relations',
    where: 'code',
    when: ({ linking }) => linking !== null,
    run: (desk) => desk.stopLink(),
  },
  {
    id: 'relation.types',
    title: 'Types of relations…',
    group: 'Relations',
    words: 'supports contradicts part of own',
    menu: ['edit', 3],
    run: (desk) => desk.show('relationTypes'),
  },
  // Done by `RelationPanel`, with the relation that it shows.
  { ...view, id: 'relations.next', title: 'Next relation', keys: ['J'], repeats: true },
  { ...view, id: 'relations.previous', title: 'Previous relation', keys: ['K'], repeats: true },
  { ...view, id: 'relations.first', title: 'Go to the first annotation', keys: ['G'] },
  { ...view, id: 'relations.second', title: 'Go to the second annotation', keys: ['Shift+G'] },
  { ...view, id: 'relations.reverse', title: 'Turn the relation round', keys: ['X'] },
  { ...view, id: 'relations.note', title: 'Write a note on the relation', keys: ['W'] },
  { ...view, id: 'relations.delete', title: 'Delete the relation', keys: ['Delete', 'Backspace'] },
]);
