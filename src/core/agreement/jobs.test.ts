import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Source } from './coded.ts';
import { corpusOf } from './corpus.ts';
import { MEASURES } from './figure.ts';
import { GAMMA_DEFAULTS } from './gamma-units.ts';
import { type Job, jobsOf } from './jobs.ts';
import { ANNOTATORS, arbitrarySource, TAGS } from './testing.ts';
import { UNIT_KINDS, type UnitKind } from './units.ts';

function jobs(sources: readonly Source[], unit: UnitKind): { jobs: Job[]; turns: number } {
  const corpus = corpusOf(sources, { annotators: ANNOTATORS, tags: TAGS });
  const attribute = { id: 'value', tag: TAGS[0]!, type: 'number' as const, choices: [] };
  const generator = jobsOf(corpus, {
    measures: MEASURES,
    unit,
    scope: 'coded',
    attributes: (['nominal', 'ordinal', 'interval'] as const).map((level) => ({ attribute, level })),
    gamma: { ...GAMMA_DEFAULTS, samples: 2, precision: null },
    bootstrap: { seed: 1, replicates: 0 },
  });
  let step = generator.next();
  while (!step.done) step = generator.next();
  return { jobs: step.value, turns: corpus.turns };
}

describe('jobsOf', () => {
  it('makes statistics that, with the turns of one transcript alone, are those of that transcript alone', () => {
    fc.assert(
      fc.property(
        arbitrarySource('one'),
        arbitrarySource('two'),
        fc.constantFrom(...UNIT_KINDS),
        (one, two, unit) => {
          const [both, first, second] = [jobs([one, two], unit), jobs([one], unit), jobs([two], unit)];
          expect(both.turns).toBe(first.turns + second.turns);
          for (const [alone, from] of [
            [first, 0],
            [second, first.turns],
          ] as const) {
            const weights = Float64Array.from({ length: both.turns }, (_, turn) =>
              from <= turn && turn < from + alone.turns ? 1 : 0,
            );
            both.jobs.forEach(({ statistic, ...scope }, index) => {
              const { statistic: own, ...same } = alone.jobs[index]!;
              expect(scope).toEqual(same);
              const [found, expected] = [statistic.at(weights), own.at()];
              if ('value' in expected) expect('value' in found && found.value).toBeCloseTo(expected.value, 9);
              else expect(found).toMatchObject({ undefined: true, reason: expected.reason });
            });
          }
        },
      ),
      { numRuns: 60 },
    );
  });
});
