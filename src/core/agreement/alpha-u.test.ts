import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { alphaUStatistic, unitizingOf } from './alpha-u.ts';
import { type Corpus, corpusOf } from './corpus.ts';
import type { Outcome } from './figure.ts';
import { naiveAlphaU, naivePoints, naiveStretches } from './naive.ts';
import { ANNOTATORS, arbitrarySource, plainSource, TAGS } from './testing.ts';

const alphaU = (corpus: Corpus, tags = [0]): Outcome =>
  alphaUStatistic(tags.flatMap((tag) => unitizingOf(corpus, tag))).at();

const AB = { annotators: ['A', 'B'], tags: ['claim'] };
const EXAMPLE = plainSource(10, [
  ['A', 'claim', 1, 9],
  ['B', 'claim', 2, 3],
  ['B', 'claim', 4, 5],
  ['B', 'claim', 6, 7],
]);

describe('alphaUStatistic', () => {
  it('gives the worked example of a continuum of length 10', () => {
    const found = alphaU(corpusOf([EXAMPLE], AB));
    expect(found.parts['Do']!.toFixed(4)).toBe('0.9100');
    expect(found.parts['De']!.toFixed(4)).toBe('0.5352'); // 0.53518..., cut to 0.5351 where it is printed
    expect(Math.floor(found.parts['De']! * 1e4) / 1e4).toBe(0.5351);
    expect('value' in found && Math.trunc(found.value * 1e4) / 1e4).toBe(-0.7003);
  });

  it('agrees with a naive implementation on random transcripts, per tag, over tags and over transcripts', () => {
    fc.assert(
      fc.property(arbitrarySource('one'), arbitrarySource('two'), fc.boolean(), (one, two, three) => {
        const annotators = three ? ANNOTATORS : ANNOTATORS.slice(1);
        const sources = [one, two].filter((source) => naivePoints(source).length > 0);
        const corpus = corpusOf([one, two], { annotators, tags: TAGS });
        for (const tags of [[0], [1], [0, 1]]) {
          let [observed, expected] = [0, 0];
          for (const source of sources)
            for (const tag of tags) {
              const sets = annotators.map((annotator) => naiveStretches(source, annotator, TAGS[tag]!));
              const part = naiveAlphaU(sets, naivePoints(source).length);
              observed += part.Do;
              expected += part.De;
            }
          const found = alphaU(corpus, tags);
          if (expected === 0) expect(found).toMatchObject({ undefined: true });
          else expect('value' in found && found.value).toBeCloseTo(1 - observed / expected, 9);
        }
      }),
    );
  });

  it('complaint: agreement figures are wrong: a mean of per-document scores presented as the overall score', () => {
    const other = plainSource(
      40,
      [
        ['A', 'claim', 3, 6],
        ['B', 'claim', 3, 6],
      ],
      { transcript: 't2', edition: 'e2' },
    );
    const alone = [EXAMPLE, other].map((source) => alphaU(corpusOf([source], AB)));
    const both = alphaU(corpusOf([EXAMPLE, other], AB));
    const values = alone.map((one) => ('value' in one ? one.value : Number.NaN));
    const [Do, De] = ['Do', 'De'].map((name) => alone[0]!.parts[name]! + alone[1]!.parts[name]!) as [
      number,
      number,
    ];
    expect(values[1]).toBe(1);
    expect('value' in both && both.value).toBeCloseTo(1 - Do / De, 12);
    expect('value' in both && both.value).not.toBeCloseTo((values[0]! + values[1]!) / 2, 1);
  });

  it('of a resample counts each turn with its distances, length and chance as often as it was drawn', () => {
    const FIRST = [
      ['A', 'claim', 0, 4],
      ['A', 'claim', 8, 10],
      ['B', 'claim', 2, 6],
      ['B', 'claim', 7, 10],
    ] as const;
    const SECOND = [
      ['A', 'claim', 0, 4],
      ['B', 'claim', 0, 2],
    ] as const;
    // No unit and no gap goes on from one turn to the other.
    const both = plainSource(
      30,
      [...FIRST, ...SECOND.map(([a, tag, start, end]) => [a, tag, start + 10, end + 10] as const)],
      {
        blocks: [
          { kind: 'paragraph', start: 0, end: 10, turn: 'one' },
          { kind: 'paragraph', start: 10, end: 30, turn: 'two' },
        ],
      },
    );
    const whole = alphaUStatistic(unitizingOf(corpusOf([both], AB), 0));
    const alone = [plainSource(10, FIRST), plainSource(20, SECOND)].map((source) =>
      alphaU(corpusOf([source], AB)),
    );
    expect(whole.at(Float64Array.of(1, 0))).toEqual(alone[0]);
    expect(whole.at(Float64Array.of(0, 1))).toEqual(alone[1]);
    expect(whole.at(Float64Array.of(1, 1))).toEqual(whole.at());
    const [one, two] = alone.map(({ parts }) => parts['Do']!) as [number, number];
    // Observed disagreement is a sum of distances by the square of the length.
    expect(whole.at(Float64Array.of(3, 2)).parts).toMatchObject({
      n: 3 * 4 + 2 * 2,
      Do: expect.closeTo((3 * one * 10 ** 2 + 2 * two * 20 ** 2) / 70 ** 2, 12) as number,
    });
  });

  it('is undefined where nobody used the tag', () => {
    expect(alphaU(corpusOf([plainSource(10, [])], AB))).toMatchObject({
      undefined: true,
      reason: 'No annotator used the tag.',
    });
  });

  it('unites overlapping annotations of one annotator, and leaves touching ones apart', () => {
    const pieces = plainSource(30, [
      ['A', 'claim', 2, 6],
      ['A', 'claim', 5, 9],
      ['B', 'claim', 2, 9],
    ]);
    expect(alphaU(corpusOf([pieces], AB))).toMatchObject({ value: 1 });
    const touching = plainSource(30, [
      ['A', 'claim', 2, 5],
      ['A', 'claim', 5, 9],
      ['B', 'claim', 2, 9],
    ]);
    expect(alphaU(corpusOf([touching], AB)).parts['Do']).toBeGreaterThan(0);
  });
});
