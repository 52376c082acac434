import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { partsOf } from './Changed.tsx';

const joined = (parts: ReturnType<typeof partsOf>, differs?: boolean) =>
  parts
    .filter((one) => differs === undefined || one.differs === differs)
    .map(({ part }) => part)
    .join('|');

describe('a definition, then and now', () => {
  test('has marked what went, and what came', () => {
    const [then, now] = ['A number with what it counts.', 'A figure with what it counts, and its source.'];
    expect(joined(partsOf(then, now, 'before'), true)).toBe('number');
    expect(joined(partsOf(now, then, 'after'), true)).toBe('figure|, and its source');
  });

  test('is whole on both sides, and alike where nothing is marked', () => {
    const words = fc
      .array(fc.constantFrom('one', 'two', '🙂', 'three', 'vier', '\n'), { maxLength: 8 })
      .map((list) => list.join(' '));
    fc.assert(
      fc.property(words, words, (then, now) => {
        const [before, after] = [partsOf(then, now, 'before'), partsOf(now, then, 'after')];
        expect([joined(before).replaceAll('|', ''), joined(after).replaceAll('|', '')]).toEqual([then, now]);
        expect(joined(before, false).replaceAll('|', '')).toBe(joined(after, false).replaceAll('|', ''));
      }),
    );
  });
});
