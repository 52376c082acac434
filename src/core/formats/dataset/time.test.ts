import fc from 'fast-check';
import { expect, it } from 'vitest';
import { isoTime } from './time.ts';

it('writes times as the platform does, at every border of a day and of an era', () => {
  const DAY = 86_400_000;
  const near = fc.tuple(fc.integer({ min: -80_000, max: 80_000 }), fc.integer({ min: -2, max: 2 }));
  fc.assert(
    fc.property(
      fc.oneof(
        fc.integer({ min: -8.64e15, max: 8.64e15 }),
        near.map(([d, n]) => d * DAY + n),
      ),
      (time) => {
        expect(isoTime(time)).toBe(new Date(time).toISOString());
      },
    ),
  );
  expect(isoTime(0)).toBe('1970-01-01T00:00:00.000Z');
});
