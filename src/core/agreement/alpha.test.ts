import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Alpha, type Level, LEVELS } from './alpha.ts';
import type { Outcome } from './figure.ts';
import { Statistic } from './statistic.ts';

const OBSERVERS = [
  '1 2 3 3 2 1 4 1 2 . . .',
  '1 2 3 3 2 2 4 1 2 5 . 3',
  '. 3 3 3 2 3 4 2 2 5 1 .',
  '1 2 3 3 2 4 4 1 2 5 1 .',
].map((row) => row.split(' '));
const UNITS = OBSERVERS[0]!.map((_, unit) =>
  OBSERVERS.map((row) => row[unit]!)
    .filter((value) => value !== '.')
    .map(Number),
);

/** Alpha by the coincidence matrix, as Krippendorff 2011 writes it. */
function naiveAlpha(units: number[][], level: Level): number | null {
  const values = [...new Set(units.flat())].sort((a, b) => a - b);
  const o = values.map(() => values.map(() => 0));
  for (const unit of units.filter((unit) => unit.length > 1))
    unit.forEach((c, i) =>
      unit.forEach((k, j) => {
        if (i !== j) o[values.indexOf(c)]![values.indexOf(k)]! += 1 / (unit.length - 1);
      }),
    );
  const n = o.map((row) => row.reduce((sum, one) => sum + one, 0));
  const total = n.reduce((sum, one) => sum + one, 0);
  const metric = (c: number, k: number): number => {
    if (c === k) return 0;
    if (level === 'nominal') return 1;
    if (level === 'interval') return (values[c]! - values[k]!) ** 2;
    const [low, high] = [Math.min(c, k), Math.max(c, k)];
    let between = 0;
    for (let g = low; g <= high; g++) between += n[g]!;
    return (between - (n[low]! + n[high]!) / 2) ** 2;
  };
  let [observed, expected] = [0, 0];
  values.forEach((_, c) =>
    values.forEach((_, k) => {
      observed += o[c]![k]! * metric(c, k);
      expected += n[c]! * n[k]! * metric(c, k);
    }),
  );
  return expected < 1e-9 ? null : 1 - ((total - 1) * observed) / expected;
}

/** Each unit in a turn of its own. */
function alphaOf(units: number[][], level: Level, weights: number[] | null = null): Outcome {
  const alpha = new Alpha(
    units,
    level,
    units.map((_, unit) => unit),
  );
  return new Statistic([alpha], ([sums]) => Alpha.outcome(sums!)).at(weights && Float64Array.from(weights));
}

describe('Alpha', () => {
  it.each([
    ['nominal', '0.743'],
    ['ordinal', '0.815'],
    ['interval', '0.849'],
  ] as const)('gives the %s alpha of Krippendorff 2011', (level, printed) => {
    const found = alphaOf(UNITS, level);
    expect('value' in found && found.value.toFixed(3)).toBe(printed);
    expect(found.parts['n']).toBe(11);
  });

  it('agrees with the coincidence matrix on random values, some missing', () => {
    const units = fc.array(fc.array(fc.constantFrom(-2, 0, 1, 3.5, 10), { maxLength: 4 }), { maxLength: 12 });
    fc.assert(
      fc.property(units, fc.constantFrom(...LEVELS), (units, level) => {
        const found = alphaOf(units, level);
        const naive = naiveAlpha(units, level);
        if (naive === null) expect(found).toMatchObject({ undefined: true });
        else expect('value' in found && found.value).toBeCloseTo(naive, 9);
      }),
    );
  });

  it('weighs units as if they were there as often', () => {
    const units = [[1, 2], [2, 2], [1, 1], [3, 1], [7]];
    const doubled = [...units, units[0]!, units[3]!, units[3]!].filter((_, at) => at !== 1);
    for (const level of LEVELS)
      expect(alphaOf(units, level, [2, 0, 1, 3, 1])).toEqual(alphaOf(doubled, level));
  });

  it('complaint: agreement figures are wrong: alpha 0 on unanimous data (it is undefined, and perfect agreement on two values is 1)', () => {
    for (const level of LEVELS) {
      expect(
        alphaOf(
          [
            [4, 4],
            [4, 4, 4],
          ],
          level,
        ),
      ).toMatchObject({ undefined: true });
      expect(
        alphaOf(
          [
            [4, 4],
            [5, 5],
          ],
          level,
        ),
      ).toMatchObject({ value: 1 });
    }
  });

  it('is undefined without a unit that two annotators gave a value', () => {
    expect(alphaOf([[1], [], [2]], 'nominal')).toMatchObject({
      undefined: true,
      reason: 'There is no unit to compare.',
    });
  });

  it('keeps its digits where the values are large and close', () => {
    const near = UNITS.map((unit) => unit.map((value) => 6_000_000_000 + value));
    const found = alphaOf(near, 'interval');
    expect('value' in found && found.value).toBeCloseTo(0.8491, 4);
  });
});
