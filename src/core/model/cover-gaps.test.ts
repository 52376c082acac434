import fc from 'fast-check';
import { expect, it } from 'vitest';
import { coverGaps } from './cover-gaps.ts';
import type { Block } from './structure.ts';

const block = (start: number, end: number, kind: Block['kind'] = 'paragraph'): Block => ({
  id: `b${start}`,
  kind,
  start,
  end,
  turn: 't',
});

it('gives words that no block holds to the one before, or to the first', () => {
  const text = 'one  two three four';
  expect(coverGaps(text, [block(5, 8, 'speaker')])).toEqual([
    { ...block(0, 3, 'paragraph'), id: 'b5#0' },
    block(5, 8, 'speaker'),
    { ...block(9, 19, 'paragraph'), id: 'b5#9' },
  ]);
});

it('leaves every word in exactly one block, whichever blocks are lost', () => {
  const words = fc.array(fc.constantFrom('a', 'bc', ' ', '\n', '💩'), { minLength: 1, maxLength: 30 });
  fc.assert(
    fc.property(words, fc.array(fc.boolean()), (pieces, kept) => {
      let at = 0;
      const all = pieces.map((piece) => ({ piece, start: at, end: (at += piece.length) }));
      const blocks = all
        .filter(({ piece }, i) => piece.trim() !== '' && kept[i])
        .map(({ start, end }) => block(start, end));
      const text = pieces.join('');
      const covered = coverGaps(text, blocks);
      fc.pre(blocks.length > 0);
      const seen = covered.map(({ start, end }) => text.slice(start, end)).join('');
      expect(seen.replace(/\s/g, '')).toBe(text.replace(/\s/g, ''));
      covered.forEach(({ start, end }, i) => {
        expect(end).toBeGreaterThan(start);
        if (i > 0) expect(start).toBeGreaterThanOrEqual(covered[i - 1]!.end);
      });
      expect(new Set(covered.map(({ id }) => id)).size).toBe(covered.length);
    }),
  );
});
