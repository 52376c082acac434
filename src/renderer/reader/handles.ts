import type { Span } from '../../core/model/span.ts';
import { moveBoundary, sameSpan } from './boundary.ts';
import { isRightToLeft, offsetAtPoint, rectOf } from './dom-points.ts';
import { nearestBorder } from '../../core/text/graphemes.ts';
import type { Surface } from './surface.ts';

export interface HandlesEvents {
  /** Shows the annotation with this span; null: with its own. */
  preview(id: string, span: Span | null): void;
  /** The user let go: the annotation is to have this span. */
  commit(id: string, span: Span): void;
}

interface Drag {
  id: string;
  /** The span at the start of the drag. */
  span: Span;
  range: number;
  side: 0 | 1;
  now: Span;
}

/** As near to the reader's edge (pixels) a drag scrolls, and how far in a frame. */
const EDGE = 48;
const STEP = 14;

/** Two handles for each range of the selected annotation, to drag its boundaries. */
export class Handles {
  readonly #layer: HTMLElement;
  readonly #scroller: HTMLElement;
  readonly #surface: Surface;
  readonly #events: HandlesEvents;
  #drag: Drag | null = null;
  #pointer: { x: number; y: number } | null = null;
  #shown: { id: string; span: Span; near: (offset: number) => boolean } | null = null;

  constructor(layer: HTMLElement, scroller: HTMLElement, surface: Surface, events: HandlesEvents) {
    this.#layer = layer;
    this.#scroller = scroller;
    this.#surface = surface;
    this.#events = events;
    layer.addEventListener('pointerdown', (event) => this.#start(event));
    layer.addEventListener('pointermove', (event) => this.#move(event));
    layer.addEventListener('pointerup', () => this.#end(true));
    layer.addEventListener('pointercancel', () => this.#end(false));
    document.addEventListener('keydown', this.#key, { capture: true });
  }

  get dragging(): boolean {
    return this.#drag !== null;
  }

  /** Shows the handles of a span, those near the viewport; null shows none. */
  show(shown: { id: string; span: Span; near: (offset: number) => boolean } | null): void {
    this.#shown = shown;
    this.align();
  }

  /** Puts the handles where the text is now. */
  align(): void {
    const shown = this.#shown;
    const wanted: [range: number, side: 0 | 1, rect: DOMRect, edge: number][] = [];
    for (const [range, ends] of (shown?.span ?? []).entries())
      for (const side of [0, 1] as const) {
        const rect = shown!.near(ends[side])
          ? rectOf(this.#surface, ends[side], side === 0 ? 'forward' : 'back')
          : null;
        if (rect) wanted.push([range, side, rect, this.#edge(ends[side], side, rect)]);
      }
    if (wanted.length === 0) return this.#layer.replaceChildren();
    const origin = this.#layer.getBoundingClientRect();
    while (this.#layer.children.length > wanted.length) this.#layer.lastElementChild!.remove();
    for (const [i, [range, side, rect, edge]] of wanted.entries()) {
      const handle =
        (this.#layer.children[i] as HTMLElement | undefined) ?? this.#layer.appendChild(newHandle());
      handle.dataset['range'] = String(range);
      handle.dataset['side'] = side === 0 ? 'start' : 'end';
      handle.title = side === 0 ? 'Drag to move the start' : 'Drag to move the end';
      handle.style.left = `${edge - origin.left}px`;
      handle.style.top = `${rect.top - origin.top}px`;
      handle.style.height = `${rect.height}px`;
    }
  }

  destroy(): void {
    document.removeEventListener('keydown', this.#key, { capture: true });
    this.#layer.replaceChildren();
  }

  /** The x of a boundary: where text runs from right to left, a range starts at its right. */
  #edge(offset: number, side: 0 | 1, rect: DOMRect): number {
    const rtl = isRightToLeft(this.#surface, offset, side === 0 ? 'forward' : 'back');
    return (side === 0) === rtl ? rect.right : rect.left;
  }

  #start(event: PointerEvent): void {
    const handle =
      event.target instanceof Element ? event.target.closest<HTMLElement>('.reader-handle') : null;
    if (!handle || !this.#shown || event.button !== 0) return;
    event.preventDefault();
    const { id, span } = this.#shown;
    const side = handle.dataset['side'] === 'start' ? 0 : 1;
    this.#drag = { id, span, now: span, range: Number(handle.dataset['range']), side };
    this.#pointer = { x: event.clientX, y: event.clientY };
    this.#layer.setPointerCapture(event.pointerId);
    this.#layer.classList.add('is-dragging');
    requestAnimationFrame(() => this.#scroll());
  }

  #move(event: PointerEvent): void {
    if (!this.#drag) return;
    this.#pointer = { x: event.clientX, y: event.clientY };
    this.#follow();
  }

  #follow(): void {
    const drag = this.#drag;
    if (!drag || !this.#pointer) return;
    // Beside the text, the line at the pointer's height counts.
    const box = this.#surface.element.getBoundingClientRect();
    const x = Math.min(Math.max(this.#pointer.x, box.left + 1), box.right - 1);
    const at = offsetAtPoint(this.#surface, x, this.#pointer.y);
    if (at === null) return;
    const { map } = this.#surface;
    const moved = moveBoundary(map.text, drag.span, drag.range, drag.side, this.#snap(at));
    const shown = moved && map.trim(moved[drag.range]!);
    const now = shown && moved.map((range, i) => (i === drag.range ? shown : range));
    if (!now || sameSpan(now, drag.now)) return;
    drag.now = now;
    this.#events.preview(drag.id, now);
  }

  #snap(offset: number): number {
    const block = this.#surface.map.blocks[this.#surface.map.indexAt(offset)];
    return block ? nearestBorder(this.#surface.text, offset, [block.start, block.end]) : offset;
  }

  #scroll(): void {
    if (!this.#drag || !this.#pointer) return;
    const { top, bottom } = this.#scroller.getBoundingClientRect();
    const { y } = this.#pointer;
    const by = y < top + EDGE ? -STEP : y > bottom - EDGE ? STEP : 0;
    if (by !== 0) {
      this.#scroller.scrollBy(0, by);
      this.#follow();
    }
    requestAnimationFrame(() => this.#scroll());
  }

  readonly #key = (event: KeyboardEvent): void => {
    if (!this.#drag || event.key !== 'Escape') return;
    event.preventDefault();
    event.stopPropagation();
    this.#end(false);
  };

  #end(keep: boolean): void {
    const drag = this.#drag;
    this.#drag = null;
    this.#pointer = null;
    this.#layer.classList.remove('is-dragging');
    if (!drag) return;
    if (keep && !sameSpan(drag.now, drag.span)) this.#events.commit(drag.id, drag.now);
    else this.#events.preview(drag.id, null);
  }
}

function newHandle(): HTMLElement {
  const handle = document.createElement('div');
  handle.className = 'reader-handle';
  return handle;
}
