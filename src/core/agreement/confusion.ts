import type { CodedSpan } from './coded.ts';
import type { Corpus } from './corpus.ts';
import { matchOverlapping } from './span-pairs.ts';
import { LEAST_OVERLAP } from './span-scores.ts';

/** Which tags two annotators gave the same places. Unlike a figure it is counts alone. */
export interface Confusion {
  readonly annotators: readonly [string, string];
  readonly tags: readonly string[];
  /** Matched spans by the first annotator's tag (row) and the second's (column). */
  readonly counts: readonly (readonly number[])[];
  /** Spans without a partner, by tag. */
  readonly onlyFirst: readonly number[];
  readonly onlySecond: readonly number[];
  /** Matched spans. */
  readonly n: number;
  readonly leastOverlap: number;
}

/**
 * The confusion matrix of tags on overlapping spans of two annotators (by index): spans are matched one to one
 * whatever their tags, so that they share the most text, with an intersection over union of at least a half.
 */
export function confusionOf(corpus: Corpus, first: number, second: number): Confusion {
  const { tags, annotators } = corpus;
  const tagAt = new Map(tags.map((tag, index) => [tag, index]));
  const index = (span: CodedSpan): number => tagAt.get(span.annotation.tag)!;
  const counts = tags.map(() => tags.map(() => 0));
  const onlyFirst = tags.map(() => 0);
  const onlySecond = tags.map(() => 0);
  let n = 0;
  for (const coded of corpus.coded) {
    const [mine, theirs] = [coded.allSpans(first), coded.allSpans(second)];
    for (const span of mine) onlyFirst[index(span)]!++;
    for (const span of theirs) onlySecond[index(span)]!++;
    for (const pair of matchOverlapping(mine, theirs, LEAST_OVERLAP)) {
      const [row, column] = [index(mine[pair.first]!), index(theirs[pair.second]!)];
      counts[row]![column]!++;
      onlyFirst[row]!--;
      onlySecond[column]!--;
      n++;
    }
  }
  return {
    annotators: [annotators[first]!, annotators[second]!],
    tags,
    counts,
    onlyFirst,
    onlySecond,
    n,
    leastOverlap: LEAST_OVERLAP,
  };
}
