import { describe, expect, it } from 'vitest';
import { bootstrap, quantile } from './bootstrap.ts';
import { type Outcome, undefinedFor } from './figure.ts';
import { Random } from './random.ts';
import { Statistic } from './statistic.ts';
import { Tally } from './tally.ts';

function run<T>(generator: Generator<unknown, T>): T {
  let step = generator.next();
  while (!step.done) step = generator.next();
  return step.value;
}

const VALUES = Array.from({ length: 40 }, (_, index) => (index * 7919) % 41);
/** By turn: its value, 1, and for the first turn alone 1. */
const tally = new Tally(VALUES.length, 3);
VALUES.forEach((value, turn) =>
  [value, 1, turn === 0 ? 1 : 0].forEach((count, column) => tally.add(turn, column, count)),
);
const meanOf = (sums: Float64Array): Outcome => ({ value: sums[0]! / sums[1]!, parts: {} });
const mean = new Statistic([tally], ([sums]) => meanOf(sums!));

describe('bootstrap', () => {
  it('gives the interval of a mean that theory gives, within the error of sampling', () => {
    const [found] = run(bootstrap([mean], VALUES.length, { seed: 1, replicates: 4000 }));
    const centre = VALUES.reduce((sum, value) => sum + value, 0) / VALUES.length;
    const variance = VALUES.reduce((sum, value) => sum + (value - centre) ** 2, 0) / VALUES.length;
    const half = 1.96 * Math.sqrt(variance / VALUES.length);
    if (!found || 'undefined' in found) throw new Error('No interval.');
    expect(Math.abs(found.low - (centre - half))).toBeLessThan(half * 0.08);
    expect(Math.abs(found.high - (centre + half))).toBeLessThan(half * 0.08);
  });

  it('is the same for the same seed, alone or beside others, and another for another', () => {
    const interval = (seed: number, beside: Statistic[] = []) =>
      run(bootstrap([mean, ...beside], 40, { seed, replicates: 200 }))[0];
    expect(interval(5)).toEqual(interval(5, [mean]));
    expect(interval(5)).not.toEqual({ ...interval(6), seed: 5 });
  });

  it('leaves out resamples without a value, counts them, and is undefined where none has one', () => {
    const sometimes = new Statistic([tally], ([sums]) =>
      sums![2] === 0 ? undefinedFor('no') : meanOf(sums!),
    );
    const never = new Statistic([], () => undefinedFor('no'));
    const [some, none] = run(bootstrap([sometimes, never], 40, { seed: 1, replicates: 1000 }));
    if (!some || 'undefined' in some) throw new Error('No interval.');
    // A given turn is left out of a resample of 40 with probability 0.363.
    expect(some.skipped).toBeGreaterThan(300);
    expect(some.skipped).toBeLessThan(430);
    expect(none).toMatchObject({ undefined: true });
  });

  it('is undefined with fewer than two turns', () => {
    expect(run(bootstrap([mean], 1, { seed: 1, replicates: 10 }))).toMatchObject([{ undefined: true }]);
  });
});

describe('quantile', () => {
  it('is linear between neighbours', () => {
    expect(quantile([1, 2, 4, 8], 0.5)).toBe(3);
    expect(quantile([1, 2, 4, 8], 0.025)).toBeCloseTo(1.075, 12);
    expect(quantile([3], 0.975)).toBe(3);
  });
});

describe('Random', () => {
  it('keeps its numbers, on which published intervals depend', () => {
    const random = new Random(1, 'bootstrap');
    expect(Array.from({ length: 4 }, () => random.uint32())).toMatchInlineSnapshot(`
      [
        3306302241,
        2654010278,
        3204961824,
        3025733569,
      ]
    `);
  });

  it('is even, normal and independent of its streams as far as ten thousand draws can tell', () => {
    const random = new Random(42);
    const draws = Array.from({ length: 10_000 }, () => random.next());
    expect(draws.every((one) => one >= 0 && one < 1)).toBe(true);
    expect(Math.abs(draws.reduce((sum, one) => sum + one, 0) / 10_000 - 0.5)).toBeLessThan(0.012);
    const dice = [0, 0, 0, 0, 0, 0];
    for (let draw = 0; draw < 60_000; draw++) dice[random.below(6)]!++;
    expect(dice.reduce((sum, count) => sum + (count - 10_000) ** 2 / 10_000, 0)).toBeLessThan(20.5);
    const normal = Array.from({ length: 10_000 }, () => random.normal(3, 2));
    const mean = normal.reduce((sum, one) => sum + one, 0) / 10_000;
    expect(Math.abs(mean - 3)).toBeLessThan(0.08);
    expect(
      Math.abs(Math.sqrt(normal.reduce((sum, one) => sum + (one - mean) ** 2, 0) / 10_000) - 2),
    ).toBeLessThan(0.06);
    expect(new Random(42, 'a').uint32()).not.toBe(new Random(42, 'b').uint32());
  });
});
