import { expect, it } from 'vitest';
import { parseChoices } from './choices.ts';

it('reads choices as people type them', () => {
  expect(parseChoices('yes, no;  not   sure,, yes，是')).toEqual(['yes', 'no', 'not sure', '是']);
  expect(parseChoices(' ')).toEqual([]);
});
