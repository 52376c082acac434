import fc from 'fast-check';
import { normalizeSpan, type Range } from '../model/span.ts';
import type { Mark } from './mark.ts';

/** For tests: few places, tags and values, so that marks of several annotators often meet, stack and tie. */
export const marksArbitrary = (annotators: readonly string[], most: number): fc.Arbitrary<Mark[]> =>
  fc
    .array(
      fc.record({
        annotator: fc.constantFrom(...annotators),
        tag: fc.constantFrom('t1', 't2'),
        start: fc.nat(12),
        length: fc.integer({ min: 1, max: 6 }),
        second: fc.option(fc.nat(3), { freq: 4 }),
        value: fc.constantFrom('', 'x'),
      }),
      { maxLength: most },
    )
    .map((rows) =>
      rows.map(({ annotator, tag, start, length, second, value }, i) => {
        const ranges: Range[] = [[start, start + length]];
        if (second !== null) ranges.push([start + length + 1 + second, start + length + 3 + second]);
        return {
          id: `m${String(i).padStart(2, '0')}`,
          annotator,
          tag,
          span: normalizeSpan(ranges),
          values: value ? { v: value } : ({} as Record<string, string>),
        };
      }),
    );

/** Every one-to-one matching of two lists, as pairs of indices; for a handful of items only. */
export function* matchings(lefts: number, rights: number): Iterable<[number, number][]> {
  const walk = function* (left: number, used: ReadonlySet<number>): Iterable<[number, number][]> {
    if (left === lefts) {
      yield [];
      return;
    }
    yield* walk(left + 1, used);
    for (let right = 0; right < rights; right++)
      if (!used.has(right))
        for (const rest of walk(left + 1, new Set([...used, right]))) yield [[left, right], ...rest];
  };
  yield* walk(0, new Set());
}
