import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { corpusOf } from './corpus.ts';
import three from './fixtures/gamma-three-annotators.json' with { type: 'json' };
import two from './fixtures/gamma-two-annotators.json' with { type: 'json' };
import { gammaStatistic } from './gamma.ts';
import { bestAlignment, disorderOf } from './gamma-alignment.ts';
import {
  categorialDissimilarity,
  dissimilarity,
  GAMMA_DEFAULTS,
  type GammaUnit,
  positionalDissimilarity,
} from './gamma-units.ts';
import { plainSource } from './testing.ts';

type FixtureUnit = { annotator: string; start: number; end: number; category: string };
const FIXTURES = { two, three };

const setsOf = (units: readonly FixtureUnit[]): GammaUnit[][] =>
  [...new Set(units.map(({ annotator }) => annotator))]
    .sort()
    .map((name) =>
      units
        .filter(({ annotator }) => annotator === name)
        .map(({ start, end, category }) => ({ start, end, category: category.charCodeAt(0) })),
    );

function run<T>(generator: Generator<unknown, T>): T {
  let step = generator.next();
  while (!step.done) step = generator.next();
  return step.value;
}

const bestDisorder = (sets: GammaUnit[][], weights = GAMMA_DEFAULTS): number =>
  disorderOf(run(bestAlignment(sets, weights))!, sets.flat().length, sets.length);

/** The least summed disorder by trying every partition into unitary alignments. */
function naiveLeast(sets: GammaUnit[][], weights = GAMMA_DEFAULTS): number {
  const m = sets.length;
  const least = (left: { unit: GammaUnit; annotator: number }[]): number => {
    const [first, ...rest] = left;
    if (!first) return 0;
    let best = Number.POSITIVE_INFINITY;
    const extend = (chosen: typeof left, from: number): void => {
      let disorder = 0;
      for (let i = 0; i < m; i++)
        for (let j = 0; j < i; j++) {
          const [a, b] = [i, j].map((annotator) => chosen.find((one) => one.annotator === annotator));
          disorder += a && b ? dissimilarity(a.unit, b.unit, weights) : weights.deltaEmpty;
        }
      best = Math.min(
        best,
        disorder / ((m * (m - 1)) / 2) + least(rest.filter((one) => !chosen.includes(one))),
      );
      for (let at = from; at < rest.length; at++)
        if (!chosen.some(({ annotator }) => annotator === rest[at]!.annotator))
          extend([...chosen, rest[at]!], at + 1);
    };
    extend([first], 0);
    return best;
  };
  return least(sets.flatMap((set, annotator) => set.map((unit) => ({ unit, annotator }))));
}

describe.each(Object.entries(FIXTURES))('gamma of the continuum with %s annotators', (_, fixture) => {
  const sets = setsOf(fixture.continuum);

  it('has the dissimilarities of pygamma-agreement, to float32', () => {
    const names = [...new Set(fixture.continuum.map(({ annotator }) => annotator))].sort();
    for (const pair of fixture.tier1.pairDissimilarities) {
      const a = sets[names.indexOf(pair.annotatorA)]![pair.unitIndexA]!;
      const b = sets[names.indexOf(pair.annotatorB)]![pair.unitIndexB]!;
      expect(Math.abs(positionalDissimilarity(a, b, GAMMA_DEFAULTS) - pair.positional)).toBeLessThan(1e-5);
      expect(categorialDissimilarity(a, b, GAMMA_DEFAULTS)).toBe(pair.categorical);
      expect(Math.abs(dissimilarity(a, b, GAMMA_DEFAULTS) - pair.combined)).toBeLessThan(1e-5);
    }
  });

  it('has the disorder of the best alignment, and that of every sampled continuum, at any scale', () => {
    expect(Math.abs(bestDisorder(sets) - fixture.tier1.bestAlignmentDisorder)).toBeLessThan(1e-5);
    expect(fixture.tier2.sampledContinua.length).toBe(10);
    for (const { units, bestAlignmentDisorder, scaled } of fixture.tier2.sampledContinua) {
      expect(Math.abs(bestDisorder(setsOf(units)) - bestAlignmentDisorder)).toBeLessThan(1e-5);
      expect(Math.abs(bestDisorder(setsOf(scaled.units)) - scaled.bestAlignmentDisorder)).toBeLessThan(1e-5);
    }
  });

  it('comes within 0.02 from sampling of our own', () => {
    const letters = ['a', 'b', 'c'];
    const source = plainSource(
      20,
      fixture.continuum.map(
        ({ annotator, start, end, category }) => [annotator, category, start, end] as const,
      ),
      { done: ['Ann1', 'Ann2', 'Ann3'] },
    );
    const annotators = [...new Set(fixture.continuum.map(({ annotator }) => annotator))].sort();
    const corpus = corpusOf([source], { annotators, tags: letters });
    // Many samples: theirs are 30, so that what is left of the difference is theirs.
    for (const seed of [1, 2, 3]) {
      const found = run(
        gammaStatistic(corpus, [0, 1, 2], { ...GAMMA_DEFAULTS, seed, samples: 4000, precision: null }),
      ).at();
      expect('value' in found && Math.abs(found.value - fixture.tier3.gamma)).toBeLessThan(0.02);
      expect(Math.abs(found.parts['Do']! - fixture.tier1.bestAlignmentDisorder)).toBeLessThan(1e-5);
    }
  });
});

describe('bestAlignment', () => {
  const unit = fc
    .record({ start: fc.nat(12), length: fc.integer({ min: 1, max: 6 }), category: fc.nat(1) })
    .map(({ start, length, category }) => ({ start, end: start + length, category }));

  it.each([
    [2, 4],
    [3, 3],
    [4, 2],
  ])('is the best of all alignments of %i annotators with up to %i units', (annotators, most) => {
    const sets = fc.array(fc.array(unit, { maxLength: most }), {
      minLength: annotators,
      maxLength: annotators,
    });
    const weights = fc.record({
      alpha: fc.constantFrom(0, 0.5, 1, 3),
      beta: fc.constantFrom(0, 1, 2),
      deltaEmpty: fc.constantFrom(0.5, 1, 2),
    });
    fc.assert(
      fc.property(sets, weights, (sets, weights) => {
        const options = { ...GAMMA_DEFAULTS, ...weights };
        const alignment = run(bestAlignment(sets, options))!;
        const seen = alignment.flatMap(({ units }) => units).sort((a, b) => a - b);
        expect(seen).toEqual(sets.flat().map((_, index) => index));
        const total = alignment.reduce((sum, { disorder }) => sum + disorder, 0);
        expect(total).toBeCloseTo(naiveLeast(sets, options), 9);
      }),
      { numRuns: 150 },
    );
  });
});

describe('gammaStatistic', () => {
  const AB = { annotators: ['A', 'B'], tags: ['claim'] };
  const spans = [0, 30, 70].flatMap((start) => [
    ['A', 'claim', start, start + 12] as const,
    ['B', 'claim', start + 2, start + 12] as const,
  ]);

  it('is the same for the same seed, whatever other transcripts there are, and another for another', () => {
    const chance = (seed: number, ...before: string[]) => {
      const sources = [...before, 't1'].map((transcript) =>
        plainSource(100, transcript === 't1' ? spans : [], { transcript, edition: transcript }),
      );
      return run(
        gammaStatistic(corpusOf(sources, AB), [0], { ...GAMMA_DEFAULTS, precision: null, seed }),
      ).at();
    };
    expect(chance(1)).toEqual(chance(1));
    expect(chance(1, 't2')).toEqual(chance(1));
    expect(chance(1)).not.toEqual(chance(2));
  });

  it('takes as many samples as the precision needs', () => {
    const corpus = corpusOf([plainSource(100, spans)], AB);
    const samples = (precision: number | null) =>
      run(gammaStatistic(corpus, [0], { ...GAMMA_DEFAULTS, precision })).at().parts['samples'];
    expect(samples(null)).toBe(30);
    expect(samples(0.02)).toBeGreaterThan(samples(0.1)!);
  });

  it('is undefined without a span', () => {
    const corpus = corpusOf([plainSource(100, [])], AB);
    expect(run(gammaStatistic(corpus, [0], GAMMA_DEFAULTS)).at()).toMatchObject({ undefined: true });
  });
});
