import fc from 'fast-check';
import { expect, it } from 'vitest';
import { PackedIntervals } from './packed-intervals.ts';

const intervals = fc
  .array(fc.tuple(fc.nat(200), fc.integer({ min: 0, max: 60 })), { maxLength: 80 })
  .map((parts) =>
    parts.map(([start, length]) => [start, start + length] as const).sort((a, b) => a[0] - b[0]),
  );

it('agrees with a scan, empty intervals and empty questions included', () => {
  fc.assert(
    fc.property(intervals, fc.nat(250), fc.nat(60), (all, start, length) => {
      const packed = new PackedIntervals(
        Uint32Array.from(all, ([from]) => from),
        Uint32Array.from(all, ([, to]) => to),
      );
      const end = start + length;
      const naive = all.flatMap(([from, to], i) => (length > 0 && from < end && to > start ? [i] : []));
      expect(packed.overlapping(start, end)).toEqual(naive);
      expect(packed.overlapping(0, 1000)).toEqual(all.flatMap(([, to], i) => (to > 0 ? [i] : [])));
    }),
  );
});

it('refuses what is not sorted, or not in pairs', () => {
  expect(() => new PackedIntervals(Uint32Array.of(2, 1), Uint32Array.of(3, 4))).toThrow(RangeError);
  expect(() => new PackedIntervals(Uint32Array.of(1), Uint32Array.of())).toThrow(RangeError);
});
