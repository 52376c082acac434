import { expect, test } from 'vitest';
import type { Figure } from '../../../core/agreement/figure.ts';
import { runsOf, samePeople, scopeInWords } from './group-words.ts';

const figure = (measure: Figure['measure'], annotators: string[], transcripts: string[]): Figure => ({
  measure,
  unit: 'word',
  scope: 'whole',
  tags: ['t'],
  summary: false,
  annotators,
  transcripts: transcripts.map((transcript) => ({ transcript, edition: `${transcript} 1` })),
  n: 3,
  parts: {},
  undefined: true,
  reason: 'None.',
});
const request = {
  measures: [],
  unit: 'word',
  scope: 'whole',
  tags: [],
  annotators: [],
  seed: 7,
  replicates: 1_000,
};

test('says the annotators once only where they are the same in every figure', () => {
  const ab = figure('alpha', ['a', 'b'], ['x']);
  expect(samePeople([ab, figure('alpha-u', ['a', 'b'], ['x'])])).toEqual(['a', 'b']);
  expect(samePeople([ab, figure('cohen-kappa', ['a', 'c'], ['x'])])).toBeNull();
  expect(samePeople([])).toBeNull();
});

test('keeps figures of one name together, in their order', () => {
  const figures = [figure('alpha', ['a', 'b'], []), figure('alpha', ['a', 'c'], []), figure('gamma', [], [])];
  const runs = runsOf(figures, ({ measure }) => measure);
  expect(runs.map((run) => run.length)).toEqual([2, 1]);
  expect(runs.flat()).toEqual(figures);
});

test('says what the figures have to be read with', () => {
  const name = (id: string) => id.toUpperCase();
  const figures = [figure('alpha', ['a', 'b'], ['x', 'y']), figure('alpha', ['a', 'b'], ['y'])];
  expect(scopeInWords(figures, ['a', 'b'], request, name)).toBe(
    'A and B. 2 transcripts; words of the whole text. Intervals from 1,000 bootstrap replicates over turns, seed 7.',
  );
  expect(scopeInWords([figures[1]!], null, { ...request, scope: 'coded', replicates: 0 }, name)).toBe(
    '1 transcript; words of what somebody coded. No intervals.',
  );
});
