import type { Block } from '../../core/model/structure.ts';

/** Blocks a page: at fifty, hiding what is far away costs least (docs/architecture.md, "Rendering"). */
export const PAGE_BLOCKS = 50;
/** A page also ends once it has this much text (UTF-16), so that long paragraphs do not make heavy pages. */
const PAGE_UNITS = 24_000;

/** Half-open ranges of block numbers, one a page, from block `from` up to `to`. */
export function paginate(blocks: readonly Block[], from = 0, to = blocks.length): [number, number][] {
  const pages: [number, number][] = [];
  let first = from;
  let units = 0;
  for (let i = from; i < to; i++) {
    units += blocks[i]!.end - blocks[i]!.start;
    if (i + 1 - first >= PAGE_BLOCKS || units >= PAGE_UNITS || i + 1 === to) {
      pages.push([first, i + 1]);
      first = i + 1;
      units = 0;
    }
  }
  return pages;
}

/**
 * A guess at the height of blocks that were never laid out, in pixels: only the scroll bar sees it, and the browser
 * replaces it with the true height at the first sight.
 */
export function estimateHeight(blocks: readonly Block[], from: number, to: number): number {
  const lineHeight = 30;
  const unitsALine = 68;
  let height = 0;
  for (let i = from; i < to; i++) {
    const { start, end } = blocks[i]!;
    height += Math.ceil((end - start) / unitsALine) * lineHeight + 12;
  }
  return height;
}
