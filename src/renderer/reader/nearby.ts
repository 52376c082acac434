import type { Page, Surface } from './surface.ts';

export interface NearbyEvents {
  /** Pages that have come near the viewport, and those that have left it. */
  moved(entered: readonly Page[], left: readonly Page[]): void;
  /** What lies where has changed: sizes of these pages near the viewport, or of others before them. */
  resized(pages: readonly Page[]): void;
}

/** As near to the viewport as this many of its heights: only such pages are painted. */
const MARGIN = 1;

/**
 * Keeps the set of pages in the viewport or near it. They are looked up by where they lie: an observer of every page of a
 * long text costs more in each frame than all painting.
 */
export class Nearby {
  readonly pages = new Set<Page>();
  readonly #scroller: HTMLElement;
  readonly #surface: Surface;
  readonly #events: NearbyEvents;
  readonly #observer: ResizeObserver;
  /** Of pages that are near: width and height when they were last told of. */
  readonly #sizes = new Map<Element, { page: Page; size: string }>();

  constructor(scroller: HTMLElement, surface: Surface, events: NearbyEvents) {
    this.#scroller = scroller;
    this.#surface = surface;
    this.#events = events;
    this.#observer = new ResizeObserver((entries) => this.#resized(entries));
    this.#observer.observe(scroller);
    this.#observer.observe(surface.element);
  }

  /** Finds out anew which pages are near. Reads the layout. */
  update(): void {
    const now = new Set(this.#find());
    const left = [...this.pages].filter((page) => !now.has(page));
    const entered = [...now].filter((page) => !this.pages.has(page));
    this.forget(left);
    for (const page of entered) {
      this.pages.add(page);
      this.#sizes.set(page.element, { page, size: sizeOf(page.element.getBoundingClientRect()) });
      this.#observer.observe(page.element);
    }
    if (left.length + entered.length > 0) this.#events.moved(entered, left);
  }

  /** Pages that are gone, or have other elements now. */
  forget(pages: Iterable<Page>): void {
    for (const page of pages) this.pages.delete(page);
    for (const [element, { page }] of this.#sizes) {
      if (this.pages.has(page)) continue;
      this.#observer.unobserve(element);
      this.#sizes.delete(element);
    }
  }

  destroy(): void {
    this.#observer.disconnect();
  }

  #find(): Page[] {
    const { pages } = this.#surface;
    const { top, bottom, height } = this.#scroller.getBoundingClientRect();
    const [from, to] = [top - MARGIN * height, bottom + MARGIN * height];
    let [low, high] = [0, pages.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (pages[middle]!.element.getBoundingClientRect().bottom > from) high = middle;
      else low = middle + 1;
    }
    const found: Page[] = [];
    for (let i = low; i < pages.length; i++) {
      if (pages[i]!.element.getBoundingClientRect().top >= to) break;
      found.push(pages[i]!);
    }
    return found;
  }

  #resized(entries: readonly ResizeObserverEntry[]): void {
    const changed: Page[] = [];
    for (const { target } of entries) {
      const known = this.#sizes.get(target);
      const size = known && sizeOf(target.getBoundingClientRect());
      if (!known || known.size === size) continue;
      known.size = size!;
      changed.push(known.page);
    }
    this.update();
    this.#events.resized(changed.filter((page) => this.pages.has(page)));
  }
}

const sizeOf = ({ width, height }: DOMRect): string => `${width} ${height}`;
