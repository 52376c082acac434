import { defineCommands } from '../commands/command.ts';

const review = { group: 'Review', where: 'review' } as const;

/** Done by `ReviewPanel`, with the annotation that it shows. */
export const REVIEW_COMMANDS = defineCommands([
  { ...review, id: 'review.next', title: 'Next annotation in the queue', keys: ['J'], repeats: true },
  { ...review, id: 'review.previous', title: 'Previous annotation in the queue', keys: ['K'], repeats: true },
  { ...review, id: 'review.accept', title: 'Accept', keys: ['A'] },
  { ...review, id: 'review.reject', title: 'Reject', keys: ['R'] },
  { ...review, id: 'review.revise', title: 'Propose a revision…', keys: ['E'] },
  { ...review, id: 'review.reason', title: 'Say why; Esc leaves the field', keys: ['W'] },
]);
