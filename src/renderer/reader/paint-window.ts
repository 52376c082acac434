import { rectOf } from './dom-points.ts';
import type { Page, Surface } from './surface.ts';
import { type Strip, stripsOf } from './strips.ts';

interface Laid {
  strips: Strip[];
  /** Pixels from the page's top to each strip's, and last to the page's end; null where they are not known any more. */
  tops: number[] | null;
}

/** Says which strips lie in the viewport, and near it. Where they lie in their page is measured once. */
export class PaintWindow {
  readonly #scroller: HTMLElement;
  readonly #surface: Surface;
  readonly #pages: ReadonlySet<Page>;
  readonly #laid = new Map<Page, Laid>();

  /** @param pages those in or near the viewport: only their strips are looked at. */
  constructor(scroller: HTMLElement, surface: Surface, pages: ReadonlySet<Page>) {
    this.#scroller = scroller;
    this.#surface = surface;
    this.#pages = pages;
  }

  /** Lines have moved: in a page, or in all. */
  moved(page?: Page): void {
    for (const laid of page ? [this.#laid.get(page)] : this.#laid.values()) if (laid) laid.tops = null;
  }

  /** A page has other blocks now, or is gone. */
  forget(page: Page): void {
    this.#laid.delete(page);
  }

  /** The strips of built pages within `margin` viewports above and below what is in view. Reads the layout. */
  around(margin: number): Set<Strip> {
    const found = new Set<Strip>();
    const { top, bottom, height } = this.#scroller.getBoundingClientRect();
    const [from, to] = [top - margin * height, bottom + margin * height];
    for (const page of this.#pages) {
      if (!page.built) continue;
      const box = page.element.getBoundingClientRect();
      if (box.bottom <= from || box.top >= to) continue;
      const { strips, tops } = this.#layOut(page, box);
      for (const [i, strip] of strips.entries())
        if (box.top + tops[i + 1]! > from && box.top + tops[i]! < to) found.add(strip);
    }
    return found;
  }

  #layOut(page: Page, box: DOMRect): { strips: Strip[]; tops: number[] } {
    let laid = this.#laid.get(page);
    if (!laid) this.#laid.set(page, (laid = { strips: stripsOf(page, this.#surface.map), tops: null }));
    const tops = (laid.tops ??= [
      ...laid.strips.map(({ start }, i) =>
        i === 0 ? 0 : (rectOf(this.#surface, start)?.top ?? box.top) - box.top,
      ),
      box.height,
    ]);
    return { strips: laid.strips, tops };
  }
}
