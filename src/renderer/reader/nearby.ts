import type { Page } from './surface.ts';

export interface NearbyEvents {
  /** Pages that have come near the viewport, and those that have left it. */
  moved(entered: readonly Page[], left: readonly Page[]): void;
  /** Pages near the viewport whose size changed, and with it what lies below them. */
  resized(pages: readonly Page[]): void;
}

/** Keeps the set of pages in the viewport or within a screen of it. Only those are painted. */
export class Nearby {
  readonly pages = new Set<Page>();
  readonly #of = new WeakMap<Element, Page>();
  readonly #sight: IntersectionObserver;
  readonly #size: ResizeObserver;

  constructor(scroller: HTMLElement, events: NearbyEvents) {
    this.#sight = new IntersectionObserver(
      (entries) => {
        const entered: Page[] = [];
        const left: Page[] = [];
        for (const { target, isIntersecting } of entries) {
          const page = this.#of.get(target);
          if (!page || page.element !== target || this.pages.has(page) === isIntersecting) continue;
          if (isIntersecting) this.pages.add(page);
          else this.pages.delete(page);
          (isIntersecting ? entered : left).push(page);
        }
        if (entered.length + left.length > 0) events.moved(entered, left);
      },
      { root: scroller, rootMargin: '100% 0px' },
    );
    this.#size = new ResizeObserver((entries) => {
      const pages = entries.flatMap(({ target }) => this.#of.get(target) ?? []);
      events.resized(pages.filter((page) => this.pages.has(page)));
    });
  }

  watch(pages: Iterable<Page>): void {
    for (const page of pages) {
      this.#of.set(page.element, page);
      this.#sight.observe(page.element);
      this.#size.observe(page.element);
    }
  }

  forget(pages: Iterable<Page>): void {
    for (const page of pages) {
      this.#sight.unobserve(page.element);
      this.#size.unobserve(page.element);
      this.pages.delete(page);
    }
  }

  destroy(): void {
    this.#sight.disconnect();
    this.#size.disconnect();
  }
}
