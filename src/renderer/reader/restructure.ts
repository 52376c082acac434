import type { Block } from '../../core/model/structure.ts';
import { PAGE_BLOCKS, paginate } from './paging.ts';

/** Blocks `[from, to)` of the old list became `[from, to + shift)` of the new one; the rest has the same borders. */
export interface BlockChange {
  from: number;
  to: number;
  shift: number;
}

const sameBorders = (a: Block, b: Block): boolean => a.start === b.start && a.end === b.end;

/** The smallest run of blocks outside which the borders of old and new blocks agree. */
export function changedBlocks(before: readonly Block[], after: readonly Block[]): BlockChange {
  const shorter = Math.min(before.length, after.length);
  let from = 0;
  while (from < shorter && sameBorders(before[from]!, after[from]!)) from++;
  let tail = 0;
  while (
    tail < shorter - from &&
    sameBorders(before[before.length - 1 - tail]!, after[after.length - 1 - tail]!)
  )
    tail++;
  return { from, to: before.length - tail, shift: after.length - before.length };
}

/** Pages `[from, to)` give way to pages of these block ranges, in new numbers. */
export interface PagePlan {
  from: number;
  to: number;
  ranges: [number, number][];
}

/** Which pages a change of blocks reaches; none where only kinds and names changed. */
export function pagesToRebuild(
  pages: readonly { first: number; end: number }[],
  after: readonly Block[],
  change: BlockChange,
): PagePlan {
  if (change.from === change.to && change.shift === 0) return { from: 0, to: 0, ranges: [] };
  if (pages.length === 0) return { from: 0, to: 0, ranges: paginate(after) };
  // Blocks that only came in belong to the page before them, or to the first one.
  let from = pages.findIndex((page) => page.end > change.from);
  if (from === -1) from = pages.length - 1;
  let to = from + 1;
  while (to < pages.length && pages[to]!.first < change.to) to++;
  const first = pages[from]!.first;
  const end = pages[to - 1]!.end + change.shift;
  if (end === first) return { from, to, ranges: [] };
  // A page may grow a little, so that splitting a block does not leave a page of one block behind.
  if (end - first <= PAGE_BLOCKS * 1.5) return { from, to, ranges: [[first, end]] };
  return { from, to, ranges: paginate(after, first, end) };
}
