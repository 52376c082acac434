import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Column } from './gamma-columns.ts';
import { Prices } from './gamma-prices.ts';
import { cheapestCover, searchCover } from './gamma-search.ts';

const COUNT = 9;

function run<T>(generator: Generator<unknown, T>): T {
  let step = generator.next();
  while (!step.done) step = generator.next();
  return step.value;
}

const columnsOf = (sets: readonly (readonly [number[], number])[]): Column[] => [
  ...sets.map(([units, disorder]) => ({ units: units.toSorted((a, b) => a - b), disorder })),
  ...Array.from({ length: COUNT }, (_, unit) => ({ units: [unit], disorder: 1 })),
];

const arbitrary = fc
  .array(
    fc.tuple(
      fc.uniqueArray(fc.nat(COUNT - 1), { minLength: 2, maxLength: 4 }),
      fc.double({ min: 0, max: 3, noNaN: true }),
    ),
    { maxLength: 20 },
  )
  .map(columnsOf);

/** The least cost of covering each unit once, by trying all columns for the first one. */
function naive(columns: readonly Column[], covered: readonly number[] = []): number {
  const first = Array.from({ length: COUNT }, (_, unit) => unit).find((unit) => !covered.includes(unit));
  if (first === undefined) return 0;
  const fits = columns.filter(
    ({ units }) => units.includes(first) && !units.some((unit) => covered.includes(unit)),
  );
  return Math.min(...fits.map(({ units, disorder }) => disorder + naive(columns, [...covered, ...units])));
}

const pricing = {
  quick: (columns: readonly Column[]) => {
    const prices = new Prices(COUNT, columns);
    prices.ascend();
    return prices.prices;
  },
  annealed: (columns: readonly Column[]) => {
    const prices = new Prices(COUNT, columns);
    run(prices.anneal());
    return prices.prices;
  },
};

describe.each(Object.entries(pricing))('a search with %s prices', (_, pricesOf) => {
  it('finds the cheapest cover of all, at prices that no column undercuts', () => {
    fc.assert(
      fc.property(arbitrary, (columns) => {
        const prices = pricesOf(columns);
        for (const { units, disorder } of columns)
          expect(units.reduce((sum, unit) => sum + prices[unit]!, 0)).toBeLessThan(disorder + 1e-9);
        const found = run(searchCover(columns, prices, 1e6))!;
        expect(found.flatMap(({ units }) => units).toSorted((a, b) => a - b)).toEqual(
          Array.from({ length: COUNT }, (_, unit) => unit),
        );
        expect(found.reduce((sum, { disorder }) => sum + disorder, 0)).toBeCloseTo(naive(columns), 9);
      }),
      { numRuns: 300 },
    );
  });
});

describe('annealing', () => {
  it('ends where disorders are the smallest numbers there are', () => {
    const columns = Array.from({ length: COUNT }, (_, unit) => ({ units: [unit], disorder: 1e-322 }));
    expect(Array.from(pricing.annealed(columns))).toEqual(columns.map(({ disorder }) => disorder));
  });
});

describe('cheapestCover', () => {
  it('goes on with better prices where quick ones do not do', () => {
    // Pairs around odd rings: the relaxation takes half of each, so that no prices are tight.
    const rings = 6;
    const columns = Array.from({ length: rings }, (_, ring) => [
      ...[0, 1, 2, 3, 4].map((at) => ({
        units: [ring + rings * at, ring + rings * ((at + 1) % 5)].sort((a, b) => a - b),
        disorder: 1 + ((ring * 7 + at * 3) % 5) / 100,
      })),
      ...[0, 1, 2, 3, 4].map((at) => ({ units: [ring + rings * at], disorder: 1 })),
    ]).flat();
    const quick = new Prices(rings * 5, columns);
    quick.ascend();
    expect(run(searchCover(columns, quick.prices, 4000))).toBeNull();
    const found = run(cheapestCover(rings * 5, columns))!;
    let best = 0;
    for (let ring = 0; ring < rings; ring++) {
      const cost = (at: number) => 1 + ((ring * 7 + at * 3) % 5) / 100;
      best += Math.min(...[0, 1, 2, 3, 4].map((at) => 1 + cost(at) + cost((at + 2) % 5)));
    }
    expect(found.reduce((sum, { disorder }) => sum + disorder, 0)).toBeCloseTo(best, 9);
  });
});
