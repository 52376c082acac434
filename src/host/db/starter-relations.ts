/** The action that a project begins its codebook with; the same in every project. */
export const STARTER_ACTION = '01890000-0000-7000-8000-00000000c000';

/**
 * The types of relations that every project begins with. Their ids, and their numbers `n` among the changes of the starter
 * action, are the same everywhere: in projects that were begun without them a migration adds them, as they stand here. So
 * nothing here ever changes.
 */
export const STARTER_RELATION_TYPES = [
  {
    n: 10,
    row: {
      id: '01890000-0000-7000-8000-00000000c2a0',
      name: 'supports',
      inverse: 'is supported by',
      definition: 'Speaks for what the other says: evidence, a reason, an example.',
      position: 1,
    },
  },
  {
    n: 11,
    row: {
      id: '01890000-0000-7000-8000-00000000c2b0',
      name: 'contradicts',
      inverse: 'is contradicted by',
      definition: 'Cannot be true together with what the other says, or speaks against it.',
      position: 2,
    },
  },
  {
    n: 12,
    row: {
      id: '01890000-0000-7000-8000-00000000c2c0',
      name: 'is part of',
      inverse: 'has as a part',
      definition: 'Is a piece of the other: a figure within a claim, a step within a measure.',
      position: 3,
    },
  },
] as const;
