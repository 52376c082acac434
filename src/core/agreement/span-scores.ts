import type { Corpus } from './corpus.ts';
import { type Outcome, ratio, REASONS, undefinedFor } from './figure.ts';
import { matchExact, matchOverlapping } from './span-pairs.ts';
import { Statistic } from './statistic.ts';
import { Tally } from './tally.ts';

/** The least intersection over union of two spans that overlap in the sense of the measures. */
export const LEAST_OVERLAP = 0.5;

export type SpanMeasure =
  | 'precision-exact'
  | 'recall-exact'
  | 'f1-exact'
  | 'precision-overlap'
  | 'recall-overlap'
  | 'f1-overlap';

/**
 * Matched spans, spans of the first and of the second annotator (by index) with one tag, by turn. A match
 * belongs to the turn in which the first one's span begins. Overlapping annotations of one annotator are not united.
 */
export function tallySpans(
  corpus: Corpus,
  first: number,
  second: number,
  tag: number,
  how: 'exact' | 'overlap',
): Tally {
  const tally = new Tally(corpus.turns, 3);
  corpus.coded.forEach((coded, index) => {
    const offset = corpus.firstTurn[index]!;
    const [mine, theirs] = [coded.spans(first, tag), coded.spans(second, tag)];
    const pairs = how === 'exact' ? matchExact(mine, theirs) : matchOverlapping(mine, theirs, LEAST_OVERLAP);
    for (const pair of pairs) tally.add(offset + mine[pair.first]!.turn, 0, 1);
    for (const { turn } of mine) tally.add(offset + turn, 1, 1);
    for (const { turn } of theirs) tally.add(offset + turn, 2, 1);
  });
  return tally;
}

/**
 * Precision, recall or F1 of the first annotator against the second, over the counts of all tallies together:
 * those of several tags, or for F1 of several pairs of annotators (where it does not matter who is first).
 */
export function spanStatistic(measure: SpanMeasure, tallies: readonly Tally[]): Statistic {
  return new Statistic(tallies, (totals) => {
    let [matched, first, second] = [0, 0, 0];
    for (const total of totals) {
      matched += total[0]!;
      first += total[1]!;
      second += total[2]!;
    }
    return score(measure, matched, first, second);
  });
}

function score(measure: SpanMeasure, matched: number, first: number, second: number): Outcome {
  const parts = { n: first + second, matched, first, second };
  if (parts.n === 0) return undefinedFor(REASONS.noSpan, parts);
  switch (measure) {
    case 'precision-exact':
    case 'precision-overlap':
      return ratio(matched, first, 'The first annotator has no span.', parts);
    case 'recall-exact':
    case 'recall-overlap':
      return ratio(matched, second, 'The second annotator has no span.', parts);
    case 'f1-exact':
    case 'f1-overlap':
      return ratio(2 * matched, first + second, REASONS.noSpan, parts);
  }
}
