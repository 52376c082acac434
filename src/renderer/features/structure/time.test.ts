import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatTime, parseTime } from './time.ts';

describe('times of turns', () => {
  it.each([
    ['93', 93],
    ['1:33', 93],
    ['00:01:33', 93],
    ['15:37:00', 56_220],
    ['00:04:01.06', 241.06],
    ['00:00:02,500', 2.5],
    ['90:00', 5_400],
    [' 0:05 ', 5],
  ])('reads %s', (raw, seconds) => expect(parseTime(raw)).toBeCloseTo(seconds, 9));

  it.each(['', 'noon', '1:60', '1:60:00', '-5', '1:2:3:4', '1:'])('refuses “%s”', (raw) =>
    expect(parseTime(raw)).toBeNull(),
  );

  it('writes hours only where there are some', () => {
    expect(formatTime(93)).toBe('1:33');
    expect(formatTime(56_220)).toBe('15:37:00');
    expect(formatTime(241.06)).toBe('4:01.06');
    expect(formatTime(59.9999)).toBe('1:00');
  });

  it('reads back what it writes', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 100 * 3600 * 1000 }), (thousandths) => {
        expect(parseTime(formatTime(thousandths / 1000))).toBeCloseTo(thousandths / 1000, 6);
      }),
    );
  });
});
