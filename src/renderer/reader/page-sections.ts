import { characterRect } from './line-tops.ts';
import { cutSections, type Section } from './sections.ts';
import type { Page, Surface } from './surface.ts';

/** The sections of a built page, with their places in it; reads the layout. */
export function sectionsOf(surface: Surface, page: Page): Section[] {
  const { blocks } = surface.map;
  const origin = page.element.getBoundingClientRect();
  const topOf = (character: number): number =>
    (characterRect(surface, character)?.top ?? origin.top) - origin.top;
  const sections: Section[] = [];
  for (const { start, inside } of cutSections(blocks, page.first, page.end)) {
    const before = sections.at(-1);
    const from = inside && before ? lineStart(start, before.start, topOf) : start;
    if (before && from <= before.start) continue;
    const top = before ? topOf(from) : 0;
    if (before) [before.end, before.bottom] = [from, top];
    const end = blocks[page.end - 1]!.end;
    sections.push({
      start: from,
      end,
      top,
      bottom: origin.height,
      lines: new Map(),
      ends: new Map(),
      lanes: null,
      stale: true,
    });
  }
  return sections;
}

/** The first offset above `low` in the line of `offset`, by halving. */
function lineStart(offset: number, low: number, topOf: (character: number) => number): number {
  const top = topOf(offset);
  let high = offset;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (topOf(middle) >= top) high = middle;
    else low = middle;
  }
  return high;
}
