import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Coded, type CodedSpan } from './coded.ts';
import { confusionOf } from './confusion.ts';
import { corpusOf } from './corpus.ts';
import { naiveSpans } from './naive.ts';
import { matchExact, matchOverlapping, overlapOf } from './span-pairs.ts';
import { spanStatistic, tallySpans } from './span-scores.ts';
import { ANNOTATORS, arbitrarySource, plainSource, TAGS } from './testing.ts';

const AB = { annotators: ['A', 'B'], tags: TAGS };
const coded = (...spans: Parameters<typeof plainSource>[1]) =>
  new Coded(plainSource(100, spans), AB.annotators, TAGS);

/** The most code points that a one-to-one matching shares, and with them the most pairs, by trying all. */
function naiveBest(first: number[][], second: number[][]): { shared: number; pairs: number } {
  const [mine, ...rest] = first;
  if (!mine) return { shared: 0, pairs: 0 };
  let best = naiveBest(rest, second);
  second.forEach((theirs, at) => {
    const overlap = mine.filter((point) => theirs.includes(point)).length;
    if (overlap === 0 || overlap / new Set([...mine, ...theirs]).size < 0.5) return;
    const after = naiveBest(rest, second.toSpliced(at, 1));
    const found = { shared: after.shared + overlap, pairs: after.pairs + 1 };
    if (found.shared > best.shared || (found.shared === best.shared && found.pairs > best.pairs))
      best = found;
  });
  return best;
}

describe('matchOverlapping', () => {
  it('shares as much as any one-to-one matching, and has as many pairs (naive: all matchings)', () => {
    fc.assert(
      fc.property(arbitrarySource('t'), (source) => {
        const one = new Coded(source, ANNOTATORS, TAGS);
        TAGS.forEach((tag, index) => {
          const [mine, theirs] = [one.spans(0, index), one.spans(1, index)] as [CodedSpan[], CodedSpan[]];
          const pairs = matchOverlapping(mine, theirs, 0.5);
          const naive = naiveBest(naiveSpans(source, 'A', tag), naiveSpans(source, 'B', tag));
          expect({
            shared: pairs.reduce((sum, { overlap }) => sum + overlap, 0),
            pairs: pairs.length,
          }).toEqual(naive);
          for (const { first, second, overlap } of pairs)
            expect(overlap).toBe(overlapOf(mine[first]!.ranges, theirs[second]!.ranges));
        });
      }),
      { numRuns: 200 },
    );
  });

  it('prefers more pairs, then pairs of one tag, among matchings that share as much', () => {
    for (const swap of [false, true]) {
      const spans = [
        [0, 10],
        [5, 10],
        [0, 10],
        [0, 5],
      ] as const;
      const ids = swap ? [3, 2, 1, 0] : [0, 1, 2, 3];
      const one = coded(...ids.map((at) => [at < 2 ? 'A' : 'B', 'claim', ...spans[at]!] as const));
      const pairs = matchOverlapping(one.spans(0, 0), one.spans(1, 0), 0.5);
      expect(pairs.map(({ overlap }) => overlap)).toEqual([5, 5]);
      const tags = swap ? ['statistic', 'claim'] : ['claim', 'statistic'];
      const stacked = coded(
        ['A', 'claim', 0, 9],
        ['A', 'statistic', 0, 9],
        ...tags.map((tag) => ['B', tag, 0, 9] as const),
      );
      const [mine, theirs] = [stacked.allSpans(0), stacked.allSpans(1)];
      const matched = matchOverlapping(mine, theirs, 0.5);
      expect(matched.length).toBe(2);
      for (const { first, second } of matched)
        expect(mine[first]!.annotation.tag).toBe(theirs[second]!.annotation.tag);
    }
  });

  it('takes exactly a half, and no less', () => {
    const half = coded(['A', 'claim', 0, 30], ['B', 'claim', 10, 40]);
    expect(matchOverlapping(half.spans(0, 0), half.spans(1, 0), 0.5).length).toBe(1);
    const less = coded(['A', 'claim', 0, 30], ['B', 'claim', 11, 41]);
    expect(matchOverlapping(less.spans(0, 0), less.spans(1, 0), 0.5).length).toBe(0);
  });
});

describe('matchExact', () => {
  it('needs a doubled span for a doubled span', () => {
    const one = coded(
      ['A', 'claim', 5, 9],
      ['A', 'claim', 5, 9],
      ['A', 'claim', 5, 10],
      ['B', 'claim', 5, 9],
    );
    expect(matchExact(one.spans(0, 0), one.spans(1, 0)).length).toBe(1);
  });
});

describe('spanStatistic', () => {
  const source = plainSource(100, [
    ['A', 'claim', 0, 10],
    ['A', 'claim', 20, 30],
    ['A', 'claim', 40, 50],
    ['A', 'claim', 60, 70],
    ['B', 'claim', 0, 10],
    ['B', 'claim', 22, 30],
    ['B', 'statistic', 40, 50],
  ]);
  const corpus = corpusOf([source], AB);
  const value = (measure: Parameters<typeof spanStatistic>[0], tags: number[]) => {
    const how = measure.endsWith('exact') ? 'exact' : 'overlap';
    return spanStatistic(
      measure,
      tags.map((tag) => tallySpans(corpus, 0, 1, tag, how)),
    ).at();
  };

  it('counts matches of the same tag against the spans of either annotator', () => {
    expect(value('precision-exact', [0])).toMatchObject({ value: 1 / 4 });
    expect(value('recall-exact', [0])).toMatchObject({ value: 1 / 2 });
    expect(value('f1-exact', [0])).toMatchObject({ value: 2 / 6 });
    expect(value('f1-overlap', [0])).toMatchObject({ value: 4 / 6 });
    expect(value('f1-overlap', [0, 1])).toMatchObject({ value: 4 / 7 });
  });

  it('is undefined, with the reason, where there is nothing to divide by', () => {
    expect(value('precision-exact', [1])).toMatchObject({
      undefined: true,
      reason: 'The first annotator has no span.',
    });
    expect(value('recall-overlap', [1])).toMatchObject({ value: 0 });
    const none = corpusOf([plainSource(10, [])], AB);
    expect(spanStatistic('f1-exact', [tallySpans(none, 0, 1, 0, 'exact')]).at()).toMatchObject({
      undefined: true,
      reason: 'No annotator has a span to compare.',
    });
  });

  it('has a confusion matrix of tags on overlapping spans, same tags first where places tie', () => {
    expect(confusionOf(corpus, 0, 1)).toMatchObject({
      counts: [
        [2, 1],
        [0, 0],
      ],
      onlyFirst: [1, 0],
      onlySecond: [0, 0],
      n: 3,
    });
    const stacked = plainSource(20, [
      ['A', 'claim', 0, 9],
      ['A', 'statistic', 0, 9],
      ['B', 'statistic', 0, 9],
      ['B', 'claim', 0, 9],
    ]);
    expect(confusionOf(corpusOf([stacked], AB), 0, 1).counts).toEqual([
      [1, 0],
      [0, 1],
    ]);
  });
});
