import { expect, test } from 'vitest';
import type { Block } from '../../../core/model/structure.ts';
import { larger } from './grow.ts';

const text = 'Chair: Good morning all. We begin.\nNow.';
const block = (kind: Block['kind'], start: number, end: number): Block => ({
  id: `${start}`,
  kind,
  start,
  end,
  turn: 't',
});
const laid = {
  text,
  blocks: [block('speaker', 0, 6), block('paragraph', 7, 34), block('paragraph', 35, 39)],
  language: 'en',
};

test('a caret grows to its word, sentence, paragraph and turn, and no further', () => {
  const caret = text.indexOf('morning') + 2;
  const grown: string[] = [];
  for (let range = larger(laid, [caret, caret]); range; range = larger(laid, range))
    grown.push(text.slice(...range));
  expect(grown).toEqual([
    'morning',
    'Good morning all.',
    'Good morning all. We begin.',
    'Good morning all. We begin.\nNow.',
  ]);
});

test('what is selected already is held by what comes', () => {
  const start = text.indexOf('all');
  expect(larger(laid, [start, text.indexOf('We') + 2])).toEqual([7, 34]);
});
