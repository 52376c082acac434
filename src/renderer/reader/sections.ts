import type { Block } from '../../core/model/structure.ts';
import type { Line } from './line-tops.ts';

/** A stretch of about this many UTF-16 units, less than a screen of text, has its stripes drawn in one go. */
const SECTION = 1600;

/** Where a section starts (UTF-16), and whether that is within a block: then it has to move to where a line starts. */
export interface Cut {
  start: number;
  inside: boolean;
}

/** A stretch `[start, end)` of a page. Pixels are from the page's top. */
export interface Section {
  start: number;
  end: number;
  top: number;
  bottom: number;
  /** Lines of characters (by offset) that were measured; they hold as long as the page keeps its layout. */
  lines: Map<number, Line>;
  /** Where the text ends after characters (by offset) that were measured for a badge, from the page's left and top. */
  ends: Map<number, readonly [x: number, y: number]>;
  /** The lanes of what is drawn of it; null while it is not drawn. */
  lanes: Map<string, number> | null;
  /** Drawn, and not as it should be any more. */
  stale: boolean;
}

/**
 * Cuts blocks `first` to `end` (half-open) into sections, at the starts of blocks where that can be, within those that are
 * much longer. The first section starts with the first block; the last ends with the last one.
 */
export function cutSections(
  blocks: readonly Pick<Block, 'start' | 'end'>[],
  first: number,
  end: number,
  size: number = SECTION,
): Cut[] {
  const cuts: Cut[] = [];
  let from = -Infinity;
  for (let i = first; i < end; i++) {
    const block = blocks[i]!;
    if (cuts.length === 0 || block.end - from > size)
      cuts.push({ start: (from = block.start), inside: false });
    while (block.end - from > 1.5 * size) cuts.push({ start: (from += size), inside: true });
  }
  return cuts;
}
