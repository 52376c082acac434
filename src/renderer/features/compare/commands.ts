import { defineCommands } from '../commands/command.ts';

const compare = { group: 'Compare', where: 'compare', repeats: true } as const;

/** Done by `Comparing`, with the places that it shows. */
export const COMPARE_COMMANDS = defineCommands([
  { ...compare, id: 'compare.next', title: 'Next place', keys: ['J'] },
  { ...compare, id: 'compare.previous', title: 'Previous place', keys: ['K'] },
  { ...compare, id: 'compare.nextDifference', title: 'Next difference', keys: ['N'] },
  { ...compare, id: 'compare.previousDifference', title: 'Previous difference', keys: ['P'] },
]);
