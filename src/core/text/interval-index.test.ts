import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareIntervals, type Interval, IntervalIndex } from './interval-index.ts';

type Step =
  | { do: 'insert'; id: string; start: number; length: number }
  | { do: 'remove'; id: string }
  | { do: 'replace'; id: string; ranges: [number, number][] };

const id = fc.constantFrom(...'abcdefghij');
const start = fc.nat(40);
const length = fc.integer({ min: 1, max: 15 });
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ do: fc.constant('insert' as const), id, start, length }) },
  fc.record({ do: fc.constant('remove' as const), id }),
  fc.record({
    do: fc.constant('replace' as const),
    id,
    ranges: fc.array(fc.tuple(start, length), { maxLength: 3 }),
  }),
);

describe('IntervalIndex', () => {
  it('agrees with a scan after any run of insertions, removals and replacements', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        const index = new IntervalIndex<Interval>();
        let naive: Interval[] = [];
        for (const one of steps) {
          if (one.do === 'insert') {
            const item = { id: one.id, start: one.start, end: one.start + one.length };
            index.insert(item);
            naive.push(item);
          } else if (one.do === 'remove') {
            const before = naive.length;
            naive = naive.filter((item) => item.id !== one.id);
            expect(index.remove(one.id)).toBe(before - naive.length);
          } else {
            const items = one.ranges.map(([s, n]) => ({ id: one.id, start: s, end: s + n }));
            index.replace(one.id, items);
            naive = [...naive.filter((item) => item.id !== one.id), ...items];
          }
        }
        naive.sort(compareIntervals);
        expect(index.size).toBe(naive.length);
        expect(index.all()).toEqual(naive);
        for (let offset = 0; offset <= 56; offset += 3) {
          expect(index.at(offset)).toEqual(naive.filter((i) => i.start <= offset && offset < i.end));
          const end = offset + 5;
          expect(index.overlapping(offset, end)).toEqual(
            naive.filter((i) => i.start < end && i.end > offset),
          );
        }
        for (const key of 'abcdefghij')
          expect(index.get(key)).toEqual(naive.filter((item) => item.id === key));
      }),
    );
  });

  it('orders by start, then the longer first, then id', () => {
    const index = new IntervalIndex([
      { id: 'z', start: 5, end: 9 },
      { id: 'inner', start: 5, end: 7 },
      { id: 'a', start: 5, end: 9 },
      { id: 'early', start: 0, end: 6 },
    ]);
    expect(index.at(5).map((item) => item.id)).toEqual(['early', 'a', 'z', 'inner']);
    expect(index.at(9)).toEqual([]);
    expect(index.overlapping(5, 5)).toEqual([]);
    expect(index.has('z')).toBe(true);
    expect(index.has('y')).toBe(false);
  });

  it('refuses empty and backwards intervals, and a replacement of another id', () => {
    const index = new IntervalIndex<Interval>();
    expect(() => index.insert({ id: 'a', start: 3, end: 3 })).toThrow(RangeError);
    expect(() => index.insert({ id: 'a', start: 3, end: 2 })).toThrow(RangeError);
    expect(() => index.insert({ id: 'a', start: -1, end: 2 })).toThrow(RangeError);
    expect(() => index.replace('a', [{ id: 'b', start: 0, end: 1 }])).toThrow(RangeError);
    expect(index.size).toBe(0);
  });

  it('visits few nodes among 100,000 intervals over 6 MB, also when added in order', () => {
    let reads = 0;
    const items = Array.from({ length: 100_000 }, (_, i) => ({
      id: `i${i}`,
      start: i * 60,
      get end() {
        reads++;
        return i * 60 + 50 + (i % 40) * 10;
      },
    }));
    const index = new IntervalIndex<Interval>(items);
    reads = 0;
    expect(index.at(3_000_010).map((item) => item.id)).toContain('i50000');
    expect(reads).toBeLessThan(500);
    reads = 0;
    index.insert({ id: 'new', start: 3_000_005, end: 3_000_015 });
    index.remove('i70000');
    // A balanced tree of this size is about 40 deep; a line of nodes would be 100,000.
    expect(reads).toBeLessThan(2000);
    expect(index.at(3_000_010).at(-1)?.id).toBe('new');
  });
});
