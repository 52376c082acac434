import type { Mark } from './mark.ts';
import { type Edge, maximumMatching } from './matching.ts';
import { overlappingPairs } from './overlap.ts';

/** How well a mark suits marks of others that stand together; 0 where it may not join them. */
export type Fit = (members: readonly Mark[], mark: Mark) => number;

/**
 * Puts marks of several annotators together, at most one of each annotator in a group, each mark in one group. One
 * annotator after the other, in the order given, is matched one to one with the groups there are: first by the first
 * fit, so that its sum is the greatest, then what is left by the next. Marks that share no text are never looked at.
 * With two annotators the result is optimal fit by fit; with more it is that of adding them in this order.
 */
export function groupMarks(
  marks: readonly Mark[],
  annotators: readonly string[],
  fits: readonly Fit[],
): Mark[][] {
  const groups: Mark[][] = [];
  const groupOf = new Map<Mark, number>();
  const placed: Mark[] = [];
  for (const annotator of annotators) {
    const own = marks.filter((mark) => mark.annotator === annotator);
    const near = nearGroups(own, placed, groupOf);
    const taken = new Set<number>();
    const joined = new Map<Mark, number>();
    for (const fit of fits) {
      const edges: Edge[] = [];
      own.forEach((mark, i) => {
        if (joined.has(mark)) return;
        for (const group of near[i]!) {
          const weight = taken.has(group) ? 0 : fit(groups[group]!, mark);
          if (weight > 0) edges.push([i, group, weight]);
        }
      });
      if (edges.length === 0) continue;
      maximumMatching(own.length, groups.length, edges).forEach((group, i) => {
        if (group < 0) return;
        taken.add(group);
        joined.set(own[i]!, group);
      });
    }
    for (const mark of own) {
      const group = joined.get(mark) ?? groups.push([]) - 1;
      groups[group]!.push(mark);
      groupOf.set(mark, group);
      placed.push(mark);
    }
  }
  return groups;
}

/** For each of the marks, the groups with a member that shares text with it, in order. */
function nearGroups(
  own: readonly Mark[],
  placed: readonly Mark[],
  groupOf: ReadonlyMap<Mark, number>,
): number[][] {
  const near = own.map(() => new Set<number>());
  const pairs = overlappingPairs(
    own.map((mark) => mark.span),
    placed.map((mark) => mark.span),
  );
  for (const [i, j] of pairs) near[i]!.add(groupOf.get(placed[j]!)!);
  return near.map((groups) => [...groups].sort((a, b) => a - b));
}
