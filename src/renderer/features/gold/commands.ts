import { defineCommands } from '../commands/command.ts';

const gold = { group: 'Gold', where: 'gold' } as const;

/** Done by `PlacePanel`, with the place that it shows. A number chooses an annotation: those keys are not bound. */
export const GOLD_COMMANDS = defineCommands([
  { ...gold, id: 'gold.next', title: 'Next place', keys: ['J'], repeats: true },
  { ...gold, id: 'gold.previous', title: 'Previous place', keys: ['K'], repeats: true },
  { ...gold, id: 'gold.none', title: 'None of these', keys: ['N'] },
  { ...gold, id: 'gold.other', title: 'Something else…', keys: ['E'] },
  { ...gold, id: 'gold.why', title: 'Say why; Esc leaves the field', keys: ['W'] },
  { ...gold, id: 'gold.takeBack', title: 'Take the decision back', keys: ['U'] },
]);
