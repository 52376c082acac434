import fc from 'fast-check';
import { expect, test } from 'vitest';
import { FoundMarks } from './found-marks.ts';

test('gives the hits that reach into a stretch, as looking at each would', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(60), { maxLength: 20 }), fc.nat(70), fc.nat(70), (offsets, a, b) => {
      const sorted = [...new Set(offsets)].sort((x, y) => x - y);
      const ends = Uint32Array.from(sorted.slice(0, sorted.length - (sorted.length % 2)));
      const marks = new FoundMarks(ends, -1);
      const [start, end] = [Math.min(a, b), Math.max(a, b) + 1];
      const all = Array.from({ length: marks.size }, (_, i) => i);
      expect([...marks.within(start, end)]).toEqual(
        all.filter((i) => marks.range(i)[0] < end && marks.range(i)[1] > start),
      );
      const next = all.find((i) => marks.range(i)[0] >= start) ?? marks.size;
      expect(marks.from(start)).toBe(next);
    }),
    { numRuns: 300 },
  );
});
