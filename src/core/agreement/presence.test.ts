import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Source } from './coded.ts';
import { corpusOf } from './corpus.ts';
import { naivePresence } from './naive.ts';
import { Presence, type PresenceMeasure, presenceStatistic } from './presence.ts';
import { ANNOTATORS, arbitrarySource, plainSource, TAGS } from './testing.ts';
import { UNIT_KINDS } from './units.ts';

/** The measures from who said yes at each unit, by their textbook formulas. */
function naive(measure: PresenceMeasure, units: boolean[][]): { Do: number; De: number } {
  const n = units.length;
  const m = units[0]!.length;
  const pairs = units.map((unit) =>
    unit.flatMap((one, i) => unit.filter((_, j) => j !== i).map((other) => one !== other)),
  );
  const differ = pairs.flat().filter(Boolean).length / pairs.flat().length;
  const yes = units.flat().filter(Boolean).length;
  const p = yes / (n * m);
  if (measure === 'fleiss-kappa') return { Do: differ, De: 1 - p * p - (1 - p) * (1 - p) };
  if (measure === 'alpha') return { Do: differ, De: (2 * yes * (n * m - yes)) / (n * m * (n * m - 1)) };
  const [pA, pB] = [0, 1].map((at) => units.filter((unit) => unit[at]).length / n) as [number, number];
  return { Do: differ, De: 1 - (pA * pB + (1 - pA) * (1 - pB)) };
}

const rowsOf = (sources: Source[], kind: string, annotators: string[], tag: string): boolean[][] =>
  sources.flatMap((source) => {
    const columns = annotators.map((annotator) => naivePresence(source, kind, annotator, tag));
    return columns[0]!.map((_, unit) => columns.map((column) => column[unit]!));
  });

describe('presenceStatistic', () => {
  it('agrees with a naive implementation on random transcripts, in each unit, scope and measure', () => {
    const measures = fc.constantFrom<PresenceMeasure>(
      'percent-agreement',
      'cohen-kappa',
      'fleiss-kappa',
      'alpha',
    );
    const sources = fc.tuple(arbitrarySource('one'), arbitrarySource('two'));
    fc.assert(
      fc.property(
        sources,
        measures,
        fc.constantFrom(...UNIT_KINDS),
        fc.constantFrom('whole' as const, 'coded' as const),
        (sources, measure, kind, scope) => {
          const annotators = measure === 'cohen-kappa' ? ANNOTATORS.slice(0, 2) : ANNOTATORS;
          const corpus = corpusOf(sources, { annotators, tags: TAGS });
          const presence = new Presence(corpus, kind, scope);
          const rows = TAGS.map((tag) => rowsOf(sources, kind, annotators, tag));
          const kept = rows[0]!.map(
            (_, at) => scope === 'whole' || rows.some((of) => of[at]!.includes(true)),
          );
          const parts = rows
            .map((of) => of.filter((_, at) => kept[at]))
            .map((of) => (of.length > 0 ? naive(measure, of) : null));
          const tallies = TAGS.map((_, tag) =>
            measure === 'cohen-kappa' ? presence.pair(0, 1, tag) : presence.counts(tag),
          );
          for (const tags of [[0], [1], [0, 1]]) {
            const found = presenceStatistic(
              measure,
              tags.map((tag) => tallies[tag]!),
            ).at();
            const [Do, De] = (['Do', 'De'] as const).map((key) =>
              tags.reduce((sum, tag) => sum + (parts[tag]?.[key] ?? 0), 0),
            ) as [number, number];
            const expected =
              measure === 'percent-agreement'
                ? parts[0]
                  ? 1 - Do / tags.length
                  : null
                : De > 1e-12
                  ? 1 - Do / De
                  : null;
            if (expected === null) expect(found).toMatchObject({ undefined: true });
            else expect('value' in found && found.value).toBeCloseTo(expected, 9);
          }
        },
      ),
      { numRuns: 300 },
    );
  });

  const AB = { annotators: ['A', 'B'], tags: ['claim'] };
  const kappa = (source: Source, scope: 'whole' | 'coded' = 'whole') => {
    const corpus = corpusOf([source], AB);
    const pair = new Presence(corpus, 'character', scope).pair(0, 1, 0);
    const counts = new Float64Array(4);
    pair.sum(null, counts);
    return { found: presenceStatistic('cohen-kappa', [pair]).at(), counts: [...counts] };
  };

  it('complaint: agreement figures are wrong: Pe as a product of yes and no (QualCoder gives 0.2987, Cohen 0.4444)', () => {
    const { found, counts } = kappa(
      plainSource(1000, [
        ['A', 'claim', 0, 100],
        ['B', 'claim', 50, 150],
      ]),
    );
    expect(counts).toEqual([50, 50, 50, 850]);
    expect('value' in found && found.value.toFixed(4)).toBe('0.4444');
    expect(found.parts['Pe']).toBeCloseTo(0.82, 12);
  });

  it('complaint: agreement figures are wrong: positions that only one annotator marked left out of kappa (INCEpTION)', () => {
    const source = plainSource(20, [
      ['A', 'claim', 0, 4],
      ['A', 'claim', 10, 14],
      ['B', 'claim', 0, 4],
    ]);
    for (const scope of ['whole', 'coded'] as const) {
      const { found, counts } = kappa(source, scope);
      expect(counts.slice(0, 3)).toEqual([4, 4, 0]);
      expect('value' in found && found.value).toBeLessThan(1);
    }
    expect(kappa(source, 'coded').counts[3]).toBe(0);
    expect(kappa(source).counts[3]).toBe(12);
  });

  it('complaint: agreement figures are wrong: alpha 0 on unanimous data', () => {
    const source = plainSource(20, [
      ['A', 'claim', 0, 20],
      ['B', 'claim', 0, 20],
    ]);
    const counts = new Presence(corpusOf([source], AB), 'character', 'whole').counts(0);
    expect(presenceStatistic('alpha', [counts]).at()).toMatchObject({
      undefined: true,
      reason: expect.stringContaining('one category'),
    });
    expect(presenceStatistic('percent-agreement', [counts]).at()).toMatchObject({ value: 1 });
    expect(kappa(source).found).toMatchObject({ undefined: true });
    const both = plainSource(20, [
      ['A', 'claim', 0, 7],
      ['B', 'claim', 0, 7],
    ]);
    expect(kappa(both).found).toMatchObject({ value: 1 });
  });

  it('complaint: agreement figures are wrong: a mean of per-document scores presented as the overall score', () => {
    const one = plainSource(100, [
      ['A', 'claim', 0, 50],
      ['B', 'claim', 25, 75],
    ]);
    const two = plainSource(
      10,
      [
        ['A', 'claim', 0, 5],
        ['B', 'claim', 0, 5],
      ],
      { transcript: 't2', edition: 'e2' },
    );
    const pooled = presenceStatistic('cohen-kappa', [
      new Presence(corpusOf([one, two], AB), 'character', 'whole').pair(0, 1, 0),
    ]).at();
    // Units pooled: 30 + 25 + 25 + 30 of 110, both annotators 55.
    expect('value' in pooled && pooled.value).toBeCloseTo((60 / 110 - 0.5) / 0.5, 12);
  });
});
