import fc from 'fast-check';
import { expect, test } from 'vitest';
import { splitsPair } from '../../../core/model/span.ts';
import { contextOf } from './context.ts';

const text =
  'On average, we have\nvisited over 52 million households of various types each year and handled more.';
const of = (quote: string, within: readonly [number, number] = [0, text.length]) => {
  const start = text.indexOf(quote);
  return contextOf(text, [start, start + quote.length], within);
};

test('shows whole words on both sides, with single blanks', () => {
  expect(of('over 52 million households')).toEqual({
    before: 'On average, we have visited ',
    after: ' of various types each year and handled more.',
  });
  expect(of('On average').after).toBe(', we have visited over 52 million households of…');
  expect(of('handled more.').before).toBe('…households of various types each year and ');
});

test('stays within the block, and is empty where the quote ends with it', () => {
  expect(of('visited over', [20, text.length]).before).toBe('');
  expect(of('handled more.').after).toBe('');
  // A span that crosses blocks leaves the one that it began in.
  expect(contextOf(text, [10, 40], [0, 19])).toEqual({ before: 'On average', after: '' });
});

test('cuts no character where there are no blanks', () => {
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom('中', '💩', ' ', 'a', '\n'), { minLength: 1, maxLength: 200 }),
      fc.nat(),
      fc.nat(),
      (pieces, a, b) => {
        const long = pieces.join('');
        const borders = [0];
        for (const piece of pieces) borders.push(borders.at(-1)! + piece.length);
        const [start, end] = [borders[a % borders.length]!, borders[b % borders.length]!].sort(
          (x, y) => x - y,
        );
        fc.pre(start! < end!);
        const { before, after } = contextOf(long, [start!, end!], [0, long.length]);
        for (const part of [before, after]) {
          expect(part.isWellFormed()).toBe(true);
          expect(part.length).toBeLessThanOrEqual(50);
          expect(splitsPair(part, part.length)).toBe(false);
        }
      },
    ),
  );
});
