import { offsetAtPoint, rectOf } from './dom-points.ts';
import type { Surface } from './surface.ts';

/** Where in the viewport's height a place that one goes to comes to stand, and the part that counts as well in view. */
const TARGET = 0.3;
const CALM: readonly [number, number] = [0.08, 0.8];

/** Frames to correct a jump for: heights of pages that were never seen are estimates until they are laid out. */
const FRAMES = 8;

/** Brings places into view, those in parts that were never laid out included. */
export class Scrolling {
  readonly #scroller: HTMLElement;
  readonly #surface: Surface;
  readonly #stop = new AbortController();
  #frame = 0;
  /** Where the last scroll event, or we, left the scroller. */
  #top = 0;

  constructor(scroller: HTMLElement, surface: Surface) {
    this.#scroller = scroller;
    this.#surface = surface;
    const { signal } = this.#stop;
    const stop = (): void => this.#rest();
    for (const type of ['wheel', 'pointerdown', 'touchstart', 'keydown'] as const)
      scroller.addEventListener(type, stop, { passive: true, signal });
    scroller.addEventListener('scroll', () => (this.#top = scroller.scrollTop), { passive: true, signal });
    this.#top = scroller.scrollTop;
  }

  /** Scrolls so that the text at `offset` (UTF-16) stands in the upper third; not at all where it is well in view. */
  goTo(offset: number): void {
    this.#rest();
    const { top, height } = this.#scroller.getBoundingClientRect();
    const rect = rectOf(this.#surface, offset);
    if (!rect) return;
    const at = (rect.top - top) / height;
    if (at >= CALM[0] && at <= CALM[1]) return;
    this.#hold(offset, height * TARGET, FRAMES);
  }

  /** Scrolls as little as it takes to have the text at `offset` (UTF-16) in view, with some lines around it. */
  follow(offset: number): void {
    this.#rest();
    const { top, height } = this.#scroller.getBoundingClientRect();
    const rect = rectOf(this.#surface, offset);
    if (!rect) return;
    const at = rect.top - top;
    const [first, last] = [height * CALM[0], height * (1 - CALM[0]) - rect.height];
    if (at < first || at > last) this.#hold(offset, at < first ? first : last, FRAMES);
  }

  /** Undoes the jump to the start of the text that the browser makes before it says that the focus has come. */
  takeBack(): void {
    if (this.#scroller.scrollTop !== this.#top) this.#scrollTo(this.#top);
  }

  /** Keeps the text at `offset` at `y` pixels below the scroller's top, now and for some frames. */
  #hold(offset: number, y: number, frames: number): void {
    const { top } = this.#scroller.getBoundingClientRect();
    const rect = rectOf(this.#surface, offset);
    // The browser would correct on its own as well.
    this.#scroller.style.overflowAnchor = 'none';
    if (rect && Math.abs(rect.top - top - y) > 0.5)
      this.#scrollTo(this.#scroller.scrollTop + rect.top - top - y);
    if (frames > 0) this.#frame = requestAnimationFrame(() => this.#hold(offset, y, frames - 1));
    else this.#rest();
  }

  #scrollTo(top: number): void {
    this.#scroller.scrollTop = top;
    this.#top = this.#scroller.scrollTop;
  }

  #rest(): void {
    cancelAnimationFrame(this.#frame);
    this.#scroller.style.overflowAnchor = '';
  }

  /** The first offset (UTF-16) in the viewport; null where none is. */
  firstVisible(): number | null {
    const { top, bottom } = this.#scroller.getBoundingClientRect();
    for (const page of this.#surface.pages) {
      if (!page.built || page.element.getBoundingClientRect().bottom <= top) continue;
      for (let i = 0; i < page.element.children.length; i++) {
        const rect = page.element.children[i]!.getBoundingClientRect();
        if (rect.bottom > top + 4)
          return rect.top < bottom ? this.#surface.map.blocks[page.first + i]!.start : null;
      }
    }
    return null;
  }

  /** What stands at the top of the viewport: of a block that goes over it, the line. */
  place(): { offset: number; y: number } | null {
    const { top } = this.#scroller.getBoundingClientRect();
    const first = this.firstVisible();
    if (first === null) return null;
    const { left, right } = this.#surface.element.getBoundingClientRect();
    const cut = (rectOf(this.#surface, first)?.top ?? top) < top;
    const inside = cut ? offsetAtPoint(this.#surface, (left + right) / 2, top + 4) : null;
    const offset = inside ?? first;
    const rect = rectOf(this.#surface, offset);
    return rect && { offset, y: rect.top - top };
  }

  /** Brings the text at `offset` to `y` pixels below the top. */
  comeBack(offset: number, y: number): void {
    this.#rest();
    this.#hold(offset, y, FRAMES);
  }

  /** Runs a change of the structure and leaves the text that is in view where it is. */
  keeping(change: () => void): void {
    this.#rest();
    const offset = this.firstVisible();
    const before = offset === null ? null : rectOf(this.#surface, offset);
    const { top } = this.#scroller.getBoundingClientRect();
    change();
    if (offset !== null && before) this.#hold(offset, before.top - top, FRAMES);
  }

  destroy(): void {
    this.#rest();
    this.#stop.abort();
  }
}
