import type { BlockMap } from './block-map.ts';
import { nearestBorder } from '../../core/text/graphemes.ts';
import type { Page } from './surface.ts';

/** A part of a page that is painted as one: some blocks, or a part of a long one. UTF-16, half-open. */
export interface Strip {
  readonly page: Page;
  readonly start: number;
  readonly end: number;
}

/** A strip ends after so many blocks, or once it has this much text (UTF-16): about a third of a screen. */
const BLOCKS = 6;
const UNITS = 1200;

/** The strips of a page, in order. Together they hold all that the page shows. */
export function stripsOf(page: Page, { text, blocks }: BlockMap): Strip[] {
  const strips: Strip[] = [];
  let start = -1;
  let count = 0;
  const close = (end: number): void => {
    strips.push({ page, start, end });
    start = -1;
    count = 0;
  };
  for (let i = page.first; i < page.end; i++) {
    const block = blocks[i]!;
    if (start === -1) start = block.start;
    // A text may be one block: it is cut where no character is.
    while (block.end - start > 2 * UNITS) {
      const cut = nearestBorder(text, start + UNITS, [block.start, block.end]);
      close(cut);
      start = cut;
    }
    count++;
    if (count === BLOCKS || block.end - start >= UNITS || i + 1 === page.end) close(block.end);
  }
  return strips;
}
