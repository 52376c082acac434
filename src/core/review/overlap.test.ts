import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Span } from '../model/span.ts';
import { lengthOf, overlapOf, overlappingPairs, sharedLength } from './overlap.ts';
import { marksArbitrary } from './testing.ts';

const units = (span: Span): Set<number> =>
  new Set(span.flatMap(([start, end]) => Array.from({ length: end - start }, (_, i) => start + i)));

describe('overlap', () => {
  it('is what counting units one by one gives', () => {
    fc.assert(
      fc.property(marksArbitrary(['a'], 8), marksArbitrary(['b'], 8), (left, right) => {
        const expected: string[] = [];
        left.forEach((a, i) =>
          right.forEach((b, j) => {
            const [x, y] = [units(a.span), units(b.span)];
            const shared = [...x].filter((unit) => y.has(unit)).length;
            expect(lengthOf(a.span)).toBe(x.size);
            expect(sharedLength(a.span, b.span)).toBe(shared);
            expect(overlapOf(a.span, b.span)).toBe(shared / new Set([...x, ...y]).size);
            if (shared > 0) expected.push(`${i} ${j}`);
          }),
        );
        const found = overlappingPairs(
          left.map((m) => m.span),
          right.map((m) => m.span),
        );
        expect(found.map((pair) => pair.join(' ')).sort()).toEqual(expected.sort());
      }),
    );
  });
});
