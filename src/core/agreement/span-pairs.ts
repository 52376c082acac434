import type { Range } from '../model/span.ts';
import { bestMatching, type Edge } from './assignment.ts';
import type { CodedSpan } from './coded.ts';

/** Two spans of two annotators that belong together (by index), and how many code points they share. */
export interface SpanPair {
  readonly first: number;
  readonly second: number;
  readonly overlap: number;
}

/** Code points that two sorted lists of disjoint ranges share. */
export function overlapOf(a: readonly Range[], b: readonly Range[]): number {
  let shared = 0;
  for (let i = 0, j = 0; i < a.length && j < b.length;) {
    const [from, to] = [Math.max(a[i]![0], b[j]![0]), Math.min(a[i]![1], b[j]![1])];
    if (to > from) shared += to - from;
    if (a[i]![1] < b[j]![1]) i++;
    else j++;
  }
  return shared;
}

/**
 * Every pair of spans that share a code point and whose intersection over union is at least `threshold`.
 * Both lists sorted by where the spans begin. A sweep over the text: only spans that are open together are compared.
 */
export function overlappingPairs(
  first: readonly CodedSpan[],
  second: readonly CodedSpan[],
  threshold: number,
): SpanPair[] {
  const out: SpanPair[] = [];
  const open: [number[], number[]] = [[], []];
  const lists = [first, second] as const;
  for (let i = 0, j = 0; i < first.length || j < second.length;) {
    const mine =
      j === second.length || (i < first.length && startOf(first[i]!) <= startOf(second[j]!)) ? 0 : 1;
    const at = mine === 0 ? i++ : j++;
    const span = lists[mine][at]!;
    const start = startOf(span);
    const others = open[1 - mine]!.filter((other) => endOf(lists[1 - mine]![other]!) > start);
    open[1 - mine] = others;
    for (const other of others) {
      const partner = lists[1 - mine]![other]!;
      const overlap = overlapOf(span.ranges, partner.ranges);
      // Written without a division, so that exactly a half is a half.
      if (overlap === 0 || overlap < threshold * (span.length + partner.length - overlap)) continue;
      out.push(mine === 0 ? { first: at, second: other, overlap } : { first: other, second: at, overlap });
    }
    open[mine]!.push(at);
  }
  return out;
}

const startOf = (span: CodedSpan): number => span.ranges[0]![0];
const endOf = (span: CodedSpan): number => span.ranges.at(-1)![1];

/**
 * One-to-one pairs of spans with at least this intersection over union that together share the most code points
 * (exact). Where several matchings share as much, one with the most pairs, then with the most pairs of one tag.
 */
export function matchOverlapping(
  first: readonly CodedSpan[],
  second: readonly CodedSpan[],
  threshold: number,
): SpanPair[] {
  const pairs = overlappingPairs(first, second, threshold);
  const sameTag = (pair: SpanPair): boolean =>
    first[pair.first]!.annotation.tag === second[pair.second]!.annotation.tag;
  // Whole numbers well below 2^53: the lower digits can never add up to one code point.
  const scale = 2 * Math.min(first.length, second.length) + 1;
  const edges = pairs.map((pair): Edge => ({
    left: pair.first,
    right: pair.second,
    weight: pair.overlap * scale + (sameTag(pair) ? 2 : 1),
  }));
  const partner = bestMatching(first.length, second.length, edges);
  return pairs.filter((pair) => partner[pair.first] === pair.second);
}

/** One-to-one pairs of spans with exactly the same ranges (and the same tag); a doubled span needs a doubled one. */
export function matchExact(first: readonly CodedSpan[], second: readonly CodedSpan[]): SpanPair[] {
  const keyOf = ({ annotation, ranges }: CodedSpan): string => `${annotation.tag} ${ranges.join(' ')}`;
  const waiting = new Map<string, number[]>();
  second.forEach((span, index) => {
    const key = keyOf(span);
    const list = waiting.get(key);
    if (list) list.push(index);
    else waiting.set(key, [index]);
  });
  for (const list of waiting.values()) list.reverse();
  const out: SpanPair[] = [];
  first.forEach((span, index) => {
    const partner = waiting.get(keyOf(span))?.pop();
    if (partner !== undefined) out.push({ first: index, second: partner, overlap: span.length });
  });
  return out;
}
