import { expect, test } from 'vitest';
import { taggersOn, workersOn } from './use-compared.ts';

const person = (id: string) => ({ id, name: id, kind: 'person' as const });
const board = {
  annotators: ['anna', 'ben', 'cleo', 'dora', 'emil'].map(person),
  cells: [
    { transcript: 't', annotator: 'anna', state: 'done' as const, annotations: 3, rounds: [] },
    { transcript: 't', annotator: 'ben', state: 'open' as const, annotations: null, rounds: [] },
    { transcript: 't', annotator: 'cleo', state: 'none' as const, annotations: 0, rounds: ['r'] },
    { transcript: 't', annotator: 'dora', state: 'done' as const, annotations: 0, rounds: [] },
    { transcript: 'other', annotator: 'emil', state: 'done' as const, annotations: 9, rounds: [] },
  ],
};

test('who has begun or finished can be compared; who has tagged something is, to begin with', () => {
  const workers = workersOn(board, 't');
  expect(workers.map(({ id }) => id)).toEqual(['anna', 'ben', 'dora']);
  expect(taggersOn(board, 't', workers)).toEqual(['anna']);
  expect(workersOn(board, 'nowhere')).toEqual([]);
});
