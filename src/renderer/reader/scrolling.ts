import { rectOf } from './dom-points.ts';
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
  #frame = 0;

  constructor(scroller: HTMLElement, surface: Surface) {
    this.#scroller = scroller;
    this.#surface = surface;
    const stop = (): void => cancelAnimationFrame(this.#frame);
    for (const type of ['wheel', 'pointerdown', 'touchstart'] as const)
      scroller.addEventListener(type, stop, { passive: true });
  }

  /** Scrolls so that the text at `offset` (UTF-16) stands in the upper third; not at all where it is well in view. */
  goTo(offset: number): void {
    cancelAnimationFrame(this.#frame);
    const { top, height } = this.#scroller.getBoundingClientRect();
    const rect = rectOf(this.#surface, offset);
    if (!rect) return;
    const at = (rect.top - top) / height;
    if (at >= CALM[0] && at <= CALM[1]) return;
    this.#approach(offset, FRAMES);
  }

  #approach(offset: number, frames: number): void {
    const { top, height } = this.#scroller.getBoundingClientRect();
    const rect = rectOf(this.#surface, offset);
    if (!rect) return;
    const off = rect.top - top - height * TARGET;
    if (Math.abs(off) > 1) this.#scroller.scrollTop += off;
    if (frames > 0) this.#frame = requestAnimationFrame(() => this.#approach(offset, frames - 1));
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

  /** Runs a change of the structure and leaves the text that is in view where it is. */
  keeping(change: () => void): void {
    const offset = this.firstVisible();
    const before = offset === null ? null : rectOf(this.#surface, offset);
    // The browser would correct on its own as well.
    this.#scroller.style.overflowAnchor = 'none';
    change();
    const after = offset === null ? null : rectOf(this.#surface, offset);
    if (before && after) this.#scroller.scrollTop += after.top - before.top;
    requestAnimationFrame(() => {
      this.#scroller.style.overflowAnchor = '';
    });
  }

  destroy(): void {
    cancelAnimationFrame(this.#frame);
  }
}
