import { expect, test } from 'vitest';
import { fits, readKept } from './kept-draft.ts';

test('what was typed is read again as it was; what makes no sense is none', () => {
  const kept = { edition: 'e1', edits: [[0, 2, 'x'] as const, [2, 2, '💩\n'] as const] };
  expect(readKept(JSON.stringify(kept))).toEqual(kept);
  for (const stored of [
    null,
    '',
    '{',
    '{"edition":"e1","edits":[]}',
    '{"edition":1,"edits":[[0,1,"x"]]}',
    '{"edition":"e1","edits":[[3,1,"x"]]}',
    '{"edition":"e1","edits":[[2,3,"x"],[1,4,"y"]]}',
    '{"edition":"e1","edits":[[0,1]]}',
    '{"edition":"e1","edits":[null]}',
  ])
    expect(readKept(stored)).toBeNull();
});

test('it goes into the text that it was typed on, and no other', () => {
  const kept = readKept('{"edition":"e1","edits":[[4,7,"x"]]}')!;
  expect([fits(kept, 'e1', 7), fits(kept, 'e1', 6), fits(kept, 'e2', 7)]).toEqual([true, false, false]);
});
