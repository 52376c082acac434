import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Alpha } from './alpha.ts';
import {
  binaryAlphaDisagreement,
  cohenDisagreement,
  fleissDisagreement,
  type Disagreement,
} from './coefficients.ts';
import { Statistic } from './statistic.ts';

const valueOf = ({ observed, expected }: Disagreement): number => 1 - observed / expected;

const tableOf = (first: string, second: string): number[][] => {
  const table = [
    [0, 0],
    [0, 0],
  ];
  [...first].forEach((one, index) => table[Number(one)]![Number(second[index])]!++);
  return table;
};

describe('cohenDisagreement', () => {
  it('gives what Cohen 1960 prints on p. 45', () => {
    const found = cohenDisagreement([
      [88, 14, 18],
      [10, 40, 10],
      [2, 6, 12],
    ]);
    expect((1 - found.observed).toFixed(2)).toBe('0.70');
    expect((1 - found.expected).toFixed(2)).toBe('0.41');
    expect(valueOf(found).toFixed(3)).toBe('0.492');
  });

  const A = '001111111100001111110000';
  const B = '000011110000000110000000';

  it('gives the kappa of Krippendorff 1995, example A', () => {
    expect(valueOf(cohenDisagreement(tableOf(A, B))).toFixed(3)).toBe('0.385');
  });

  it('gives the nominal alpha of Krippendorff 1995, example A', () => {
    const [[no, second], [first, both]] = tableOf(A, B) as [[number, number], [number, number]];
    expect(valueOf(binaryAlphaDisagreement([no, first + second, both])).toFixed(3)).toBe('0.329');
  });

  it('expects no disagreement, exactly, where both use one category throughout', () => {
    expect(
      cohenDisagreement([
        [49, 0],
        [0, 0],
      ]).expected,
    ).toBe(0);
    expect(
      cohenDisagreement([
        [0, 0],
        [0, 3],
      ]).expected,
    ).toBe(0);
    expect(
      cohenDisagreement([
        [0, 7],
        [0, 0],
      ]),
    ).toEqual({ n: 7, observed: 1, expected: 1 });
  });
});

describe('fleissDisagreement', () => {
  it('of two annotators is Scott’s pi, and of nobody nothing', () => {
    const units = [
      { counts: [2, 0], times: 3 },
      { counts: [1, 1], times: 1 },
    ];
    // One of four units differs; seven of eight values are of the first category.
    expect(fleissDisagreement(units)).toEqual({ n: 4, observed: 1 / 4, expected: 2 * (7 / 8) * (1 / 8) });
    expect(fleissDisagreement([])).toEqual({ n: 0, observed: 0, expected: 0 });
  });

  it('of a single unit: no disagreement can be expected where all agree, and all there is where nobody does', () => {
    expect(fleissDisagreement([{ counts: [3, 0], times: 1 }])).toEqual({ n: 1, observed: 0, expected: 0 });
    const apart = fleissDisagreement([{ counts: [1, 1, 1], times: 1 }]);
    expect(apart).toEqual({ n: 1, observed: 1, expected: expect.closeTo(2 / 3, 12) as number });
    expect(fleissDisagreement([{ counts: [1, 0], times: 1 }])).toEqual({ n: 1, observed: 0, expected: 0 });
  });

  it('gives the kappa of the worked example of ten subjects, fourteen annotators, five categories', () => {
    const rows = [
      [0, 0, 0, 0, 14],
      [0, 2, 6, 4, 2],
      [0, 0, 3, 5, 6],
      [0, 3, 9, 2, 0],
      [2, 2, 8, 1, 1],
      [7, 7, 0, 0, 0],
      [3, 2, 6, 3, 0],
      [2, 5, 3, 2, 2],
      [6, 5, 2, 1, 0],
      [0, 2, 2, 3, 7],
    ];
    const found = fleissDisagreement(rows.map((counts) => ({ counts, times: 1 })));
    expect((1 - found.observed).toFixed(3)).toBe('0.378');
    expect((1 - found.expected).toFixed(3)).toBe('0.213');
    expect(valueOf(found).toFixed(3)).toBe('0.210');
  });
});

describe('binaryAlphaDisagreement', () => {
  it('is alpha of the same units written out', () => {
    const times = fc.array(fc.nat(5), { minLength: 3, maxLength: 5 });
    fc.assert(
      fc.property(times, (times) => {
        const m = times.length - 1;
        const units = times.flatMap((count, yes) =>
          Array.from({ length: count }, () => Array.from({ length: m }, (_, at) => (at < yes ? 1 : 0))),
        );
        const found = binaryAlphaDisagreement(times);
        const whole = new Statistic([new Alpha(units, 'nominal')], ([sums]) => Alpha.outcome(sums!)).at();
        if ('value' in whole) expect(valueOf(found)).toBeCloseTo(whole.value, 12);
        else expect(found.expected).toBe(0);
      }),
    );
  });
});
