import { compareByPlace } from '../model/order.ts';
import type { Span } from '../model/span.ts';
import { comparePlaces } from './compare.ts';
import { type Mark, markKey, sameCode, sameValues } from './mark.ts';
import { lengthOf, overlapOf } from './overlap.ts';
import { groupMarks } from './places.ts';

/** How many annotators must agree, and on what: the same span, or spans of which each two overlap at least so much. */
export interface GoldRule {
  need: 'all' | 'majority' | { atLeast: number };
  match: 'exact' | { overlap: number };
}

/** An annotation that a rule makes of several. */
export interface MergedMark {
  tag: string;
  span: Span;
  values: Readonly<Record<string, string>>;
  /** Ids of the annotations that agree. */
  sources: string[];
  /** Ids of the annotations at the same place that do not. */
  against: string[];
}

/** The number of annotators that a rule asks for, of `n`. */
export const needed = (need: GoldRule['need'], n: number): number =>
  need === 'all' ? n : need === 'majority' ? Math.floor(n / 2) + 1 : need.atLeast;

/** A rule in words, as gold keeps it: "majority of 3, exact". */
export function ruleName({ need, match }: GoldRule, n: number): string {
  const who =
    need === 'all'
      ? `all of ${n}`
      : need === 'majority'
        ? `majority of ${n}`
        : `at least ${need.atLeast} of ${n}`;
  return `${who}, ${match === 'exact' ? 'exact' : `overlap at least ${match.overlap}`}`;
}

/**
 * Merges what enough annotators agree on: tag, attribute values, and the span by the rule. An annotation counts once, and
 * an annotator once a group: of stacked identical annotations the first of one annotator agrees with the first of the
 * others, the second with the second. Where spans may differ, the group gets that of its members which overlaps most
 * with the others; of equals the longest, then the first in the order of the text.
 */
export function mergeAgreed(
  marks: readonly Mark[],
  annotators: readonly string[],
  rule: GoldRule,
): MergedMark[] {
  const ordered = [...new Set(annotators)].sort();
  const own = marks.filter((mark) => ordered.includes(mark.annotator)).toSorted(compareByPlace);
  const groups = rule.match === 'exact' ? exactGroups(own) : nearGroups(own, ordered, rule.match.overlap);
  const least = needed(rule.need, ordered.length);
  const agreed = groups.filter((group) => group.length >= least);
  const settled = new Set(agreed.flat().map((mark) => mark.id));
  const placeOf = new Map<string, string[]>();
  for (const { annotations } of comparePlaces(own, ordered))
    for (const id of annotations) placeOf.set(id, annotations);
  return agreed
    .map((group) => {
      const { tag, span, values } = middleOf(group);
      const near = new Set(group.flatMap((mark) => placeOf.get(mark.id)!));
      return {
        tag,
        span,
        values,
        sources: group.map((mark) => mark.id).sort(),
        against: [...near].filter((id) => !settled.has(id)).sort(),
      };
    })
    .sort((a, b) => compareByPlace({ id: a.sources[0]!, span: a.span }, { id: b.sources[0]!, span: b.span }));
}

/** The n-th of each annotator's annotations with one coding go together. */
function exactGroups(marks: readonly Mark[]): Mark[][] {
  return [...Map.groupBy(marks, markKey).values()].flatMap((same) => {
    const groups: Mark[][] = [];
    for (const own of Map.groupBy(same, (mark) => mark.annotator).values())
      own.forEach((mark, n) => (groups[n] ??= []).push(mark));
    return groups;
  });
}

/** Groups of which each two have one tag, the same values and enough overlap. */
function nearGroups(marks: readonly Mark[], annotators: readonly string[], least: number): Mark[][] {
  const agree = (a: Mark, b: Mark) =>
    a.tag === b.tag && sameValues(a, b) && overlapOf(a.span, b.span) >= least;
  return groupMarks(marks, annotators, [
    (members, mark) =>
      members.every((m) => agree(m, mark)) ? members.filter((m) => sameCode(m, mark)).length : 0,
    (members, mark) =>
      members.every((m) => agree(m, mark))
        ? members.reduce((sum, m) => sum + overlapOf(m.span, mark.span), 0)
        : 0,
  ]);
}

function middleOf(group: readonly Mark[]): Mark {
  const closeness = (mark: Mark) => group.reduce((sum, other) => sum + overlapOf(mark.span, other.span), 0);
  return group
    .map((mark) => ({ mark, close: closeness(mark), length: lengthOf(mark.span) }))
    .sort((a, b) => b.close - a.close || b.length - a.length || compareByPlace(a.mark, b.mark))[0]!.mark;
}
