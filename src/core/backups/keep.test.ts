import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DAY, HOUR, KEPT, momentsToKeep, WEEK } from './keep.ts';

const NOW = Date.UTC(2026, 10, 25, 12);
const some = fc.array(fc.integer({ min: NOW - 500 * DAY, max: NOW }), { maxLength: 200 });

describe('which backups are kept', () => {
  it('keeps one for each hour of a day, each day of a month, each week of a year', () => {
    const all = Array.from({ length: 400 * 24 * 2 }, (_, i) => NOW - i * (HOUR / 2));
    const kept = [...momentsToKeep(all, NOW)].sort((a, b) => b - a);
    const within = (from: number, to: number) =>
      kept.filter((at) => NOW - at > from && NOW - at <= to).length;
    expect(within(-1, DAY)).toBe(25);
    expect(within(DAY, 31 * DAY)).toBe(30);
    expect(within(31 * DAY, 53 * WEEK)).toBe(49);
    expect(kept.length).toBeLessThan(24 + 31 + 53 + 3);
  });

  it('always keeps the newest, and never more than there are stretches of time', () => {
    fc.assert(
      fc.property(some, (all) => {
        const kept = momentsToKeep(all, NOW);
        if (all.length > 0) expect(kept.has(Math.max(...all))).toBe(true);
        for (const at of kept) expect(all).toContain(at);
        expect(kept.size).toBeLessThanOrEqual(1 + KEPT.reduce((sum, k) => sum + k.for / k.stretch + 1, 0));
      }),
    );
  });

  it('leaves no stretch without one that had one', () => {
    fc.assert(
      fc.property(some, (all) => {
        const kept = momentsToKeep(all, NOW);
        for (const { stretch, for: span } of KEPT)
          for (const at of all.filter((one) => NOW - one <= span))
            expect([...kept].some((one) => Math.floor(one / stretch) === Math.floor(at / stretch))).toBe(
              true,
            );
      }),
    );
  });

  it('comes to the same whether it thins often or once', () => {
    fc.assert(
      fc.property(
        some,
        fc.array(fc.integer({ min: NOW - 500 * DAY, max: NOW }), { maxLength: 5 }),
        (all, sweeps) => {
          let left = [...new Set(all)];
          for (const time of sweeps.sort((a, b) => a - b)) {
            const there = left.filter((at) => at <= time);
            const kept = momentsToKeep(there, time);
            left = left.filter((at) => at > time || kept.has(at));
          }
          const once = momentsToKeep([...new Set(all)], NOW);
          // A sweep on the way keeps the last backup of its moment, and of each stretch the last: those of the end are among them.
          for (const at of once) expect(left).toContain(at);
          expect(momentsToKeep(left, NOW)).toEqual(once);
        },
      ),
    );
  });
});
