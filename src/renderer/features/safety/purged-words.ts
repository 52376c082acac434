import { count } from '../../kit/when.ts';

/** What people count, in the order in which they ask for it; what follows from these is not listed. */
const COUNTED: Readonly<Record<string, string>> = {
  transcript: 'transcript',
  edition: 'edition',
  annotation: 'annotation',
  relation: 'relation',
  decision: 'decision',
  comment: 'comment',
  gold: 'gold entry',
  suggestion: 'suggestion',
  speaker: 'speaker',
};

/** Rows by their entity, as a list in words: “1 transcript, 2 editions”; empty for none. */
export const purgedWords = (rows: Readonly<Record<string, number>>): string =>
  Object.entries(COUNTED)
    .flatMap(([entity, word]) => {
      const n = rows[entity] ?? 0;
      if (n === 0) return [];
      return [word === 'gold entry' && n > 1 ? `${n} gold entries` : count(n, word)];
    })
    .join(', ');
