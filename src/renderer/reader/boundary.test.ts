import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Range, spanFault } from '../../core/model/span.ts';
import { moveBoundary } from './boundary.ts';
import { graphemeEnd, graphemeStart, nearestBorder } from '../../core/text/graphemes.ts';

const texts = fc.string({
  unit: fc.constantFrom('a', ' ', 'é', 'e\u0301', '💩', '👩‍👩‍👧', '\r\n', '🇦🇹', '中'),
  minLength: 12,
  maxLength: 60,
});
const borders = (text: string): number[] => [
  ...Array.from(new Intl.Segmenter('en', { granularity: 'grapheme' }).segment(text), ({ index }) => index),
  text.length,
];

describe('graphemes', () => {
  it('agree with a segmenter over the whole text', () => {
    fc.assert(
      fc.property(texts, (text) => {
        // Flags are pairs counted from the start of their run, which a look back need not reach.
        fc.pre(!/(🇦🇹){2}/u.test(text));
        const all = borders(text);
        for (const [i, at] of all.entries()) {
          if (i + 1 < all.length) expect(graphemeEnd(text, at)).toBe(all[i + 1]);
          if (i > 0) expect(graphemeStart(text, at)).toBe(all[i - 1]);
        }
        for (let at = 0; at <= text.length; at++) {
          const near = nearestBorder(text, at, [0, text.length]);
          expect(all).toContain(near);
          expect(Math.min(...all.map((border) => Math.abs(border - at)))).toBe(Math.abs(near - at));
        }
      }),
    );
  });
});

describe('moveBoundary', () => {
  it('moves one boundary and leaves the rest', () => {
    const text = 'About 6 million cases in all.';
    expect(moveBoundary(text, [[6, 15]], 0, 1, 21)).toEqual([[6, 21]]);
    expect(moveBoundary(text, [[6, 15]], 0, 0, 0)).toEqual([[0, 15]]);
  });

  it('stops a character before the other boundary, and before the next range', () => {
    const span: Range[] = [
      [2, 6],
      [10, 14],
    ];
    expect(moveBoundary('abcdefghijklmnop', span, 0, 0, 99)).toEqual([[5, 6], span[1]]);
    expect(moveBoundary('abcdefghijklmnop', span, 0, 1, 99)).toEqual([[2, 9], span[1]]);
    expect(moveBoundary('abcdefghijklmnop', span, 1, 0, 0)).toEqual([span[0], [7, 14]]);
  });

  it('gives a valid span on grapheme borders, or nothing', () => {
    fc.assert(
      fc.property(
        texts,
        fc.nat(1000),
        fc.nat(1000),
        fc.nat(80),
        fc.constantFrom<0 | 1>(0, 1),
        (text, a, b, to, side) => {
          const all = borders(text);
          const i = a % (all.length - 1);
          const j = i + 1 + (b % (all.length - 1 - i));
          const moved = moveBoundary(text, [[all[i]!, all[j]!]], 0, side, to);
          if (!moved) return;
          expect(spanFault(text, moved)).toBeNull();
          expect(all).toContain(moved[0]![side]);
          expect(moved[0]![1 - side]).toBe([all[i], all[j]][1 - side]);
        },
      ),
    );
  });
});
