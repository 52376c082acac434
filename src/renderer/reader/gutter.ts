import type { Annotation } from '../../core/model/annotation.ts';
import type { AnnotationStore } from './annotation-store.ts';
import { rectOf } from './dom-points.ts';
import { knownColour } from './highlights.ts';
import { packLanes } from './lanes.ts';
import { boundsOf, piecesIn } from './painter.ts';
import type { Page, Surface } from './surface.ts';
import { describe, type Look } from './types.ts';

/** Pixels that a lane takes while there is room. */
const LANE = 8;

interface Stripe {
  annotation: Annotation;
  /** Top and bottom of each range, from the page's top. */
  parts: [number, number][];
}

/** A stripe in the document, and all that makes its look. */
interface Drawn {
  element: HTMLElement;
  look: string;
}

export interface GutterEvents {
  click(id: string, stripe: Element): void;
  hover(id: string | null): void;
}

/**
 * A stripe for each annotation beside its lines, so that what lies on the same text can be told apart and picked. Each page
 * has a layer beside the text, not in it: the text element holds nothing but text.
 */
export class Gutter {
  readonly #element: HTMLElement;
  readonly #surface: Surface;
  readonly #store: AnnotationStore;
  readonly #look: Look;
  readonly #layers = new Map<Page, HTMLElement>();
  readonly #lanes = new Map<Page, Map<string, number>>();
  readonly #drawn = new Map<Page, Map<string, Drawn>>();
  /** Top and bottom of ranges, by their ends: measuring is what costs, and lines move only when their page does. */
  readonly #measured = new Map<Page, Map<string, [number, number]>>();

  constructor(
    element: HTMLElement,
    surface: Surface,
    store: AnnotationStore,
    look: Look,
    events: GutterEvents,
  ) {
    this.#element = element;
    this.#surface = surface;
    this.#store = store;
    this.#look = look;
    const stripeOf = (event: Event): HTMLElement | null =>
      event.target instanceof Element ? event.target.closest<HTMLElement>('.reader-stripe') : null;
    element.addEventListener('click', (event) => {
      const stripe = stripeOf(event);
      if (stripe?.dataset['id']) events.click(stripe.dataset['id'], stripe);
    });
    // The focus, and with it the caret and the selection, stays where it is.
    element.addEventListener('pointerdown', (event) => event.preventDefault());
    element.addEventListener('mousedown', (event) => event.preventDefault());
    element.addEventListener('pointerover', (event) => events.hover(stripeOf(event)?.dataset['id'] ?? null));
    element.addEventListener('pointerleave', () => events.hover(null));
  }

  /** Draws a page's stripes anew; reads the layout. */
  draw(page: Page): void {
    const stripes = this.#measure(page);
    const extents = stripes.map(({ annotation, parts }) => ({
      id: annotation.id,
      // From the first line to the last: a thin line joins the ranges of a span, and nothing else may cross it.
      parts: [
        [Math.min(...parts.map(([top]) => top)), Math.max(...parts.map(([, bottom]) => bottom))] as const,
      ],
    }));
    this.#lanes.delete(page);
    const lanes = packLanes(extents, this.#elsewhere(page, stripes));
    this.#lanes.set(page, lanes);
    const width = Math.min(
      LANE,
      this.#element.clientWidth / Math.max(1, ...[...lanes.values()].map((lane) => lane + 1)),
    );
    this.#show(page, stripes, lanes, width);
  }

  /** Makes the stripes of those that are new and takes out those that went; what looks as before stays as it is. */
  #show(page: Page, stripes: readonly Stripe[], lanes: ReadonlyMap<string, number>, width: number): void {
    const layer = this.#layers.get(page) ?? this.#layer(page);
    const before = this.#drawn.get(page) ?? new Map<string, Drawn>();
    const now = new Map<string, Drawn>();
    for (const stripe of stripes) {
      const { annotation, parts } = stripe;
      const { id } = annotation;
      const lane = lanes.get(id) ?? 0;
      const title = describe(annotation, this.#look);
      const colour = knownColour(this.#look.tags.get(annotation.tag)?.colour);
      const look = `${lane} ${width} ${parts.join(' ')} ${colour} ${id === this.#look.selected} ${title}`;
      const known = before.get(id);
      if (known?.look === look) now.set(id, known);
      else {
        const element = this.#stripe(stripe, lane, width);
        known?.element.remove();
        layer.append(element);
        now.set(id, { element, look });
      }
    }
    for (const [id, { element }] of before) if (!now.has(id)) element.remove();
    this.#drawn.set(page, now);
  }

  /** Measures a page's stripes in advance, until a time on the clock of `performance.now`. True: {@link draw} is cheap now. */
  measure(page: Page, until: number): boolean {
    if (!page.built) return true;
    for (const { start, end } of piecesIn(this.#surface, this.#store, page)) {
      if (performance.now() >= until) return false;
      this.#linesOf(page, start, end);
    }
    return true;
  }

  /** What is known of where lines are no longer holds: for a page, or for all. */
  forget(page?: Page): void {
    if (page) this.#measured.delete(page);
    else this.#measured.clear();
  }

  /** Puts every layer beside its page again. */
  align(): void {
    const tops = [...this.#layers.keys()].map((page) => page.element.offsetTop);
    [...this.#layers.values()].forEach((layer, i) => {
      layer.style.top = `${tops[i]!}px`;
    });
  }

  remove(page: Page): void {
    this.#layers.get(page)?.remove();
    this.#layers.delete(page);
    this.#lanes.delete(page);
    this.#drawn.delete(page);
    this.#measured.delete(page);
  }

  destroy(): void {
    for (const page of [...this.#layers.keys()]) this.remove(page);
  }

  #measure(page: Page): Stripe[] {
    const stripes = new Map<string, Stripe>();
    for (const { id, start, end, annotation } of piecesIn(this.#surface, this.#store, page)) {
      const part = this.#linesOf(page, start, end);
      if (!part) continue;
      const known = stripes.get(id);
      if (known) known.parts.push(part);
      else stripes.set(id, { annotation, parts: [part] });
    }
    return [...stripes.values()];
  }

  /** From the top of the first line to the bottom of the last one, in the page. */
  #linesOf(page: Page, start: number, end: number): [number, number] | null {
    let measured = this.#measured.get(page);
    if (!measured) this.#measured.set(page, (measured = new Map()));
    const key = `${start} ${end}`;
    let part = measured.get(key);
    if (part) return part;
    const [low, high] = boundsOf(this.#surface, page);
    const first = rectOf(this.#surface, Math.max(start, low), 'forward');
    const last = rectOf(this.#surface, Math.min(end, high), 'back');
    if (!first || !last) return null;
    const { top } = page.element.getBoundingClientRect();
    part = [first.top - top, Math.max(last.bottom, first.bottom) - top];
    measured.set(key, part);
    return part;
  }

  #stripe({ annotation, parts }: Stripe, lane: number, width: number): HTMLElement {
    const stripe = document.createElement('div');
    const top = Math.min(...parts.map(([start]) => start));
    const bottom = Math.max(...parts.map(([, end]) => end));
    stripe.className = 'reader-stripe';
    stripe.dataset['id'] = annotation.id;
    stripe.title = describe(annotation, this.#look);
    stripe.classList.toggle('is-selected', annotation.id === this.#look.selected);
    const colour = knownColour(this.#look.tags.get(annotation.tag)?.colour);
    stripe.classList.add(`reader-stripe-${colour}`);
    const { style } = stripe;
    style.top = `${top}px`;
    style.height = `${bottom - top}px`;
    style.width = `${width}px`;
    style.insetInlineEnd = `${lane * width}px`;
    for (const [start, end] of parts) {
      const bar = document.createElement('i');
      bar.style.top = `${start - top}px`;
      bar.style.height = `${end - start}px`;
      stripe.append(bar);
    }
    return stripe;
  }

  #layer(page: Page): HTMLElement {
    const layer = document.createElement('div');
    layer.className = 'reader-stripes';
    layer.style.top = `${page.element.offsetTop}px`;
    this.#layers.set(page, layer);
    this.#element.append(layer);
    return layer;
  }

  /** The lanes that other pages have given to what goes over this one's border. */
  #elsewhere(page: Page, stripes: readonly Stripe[]): Map<string, number> {
    const kept = new Map<string, number>();
    const [low, high] = boundsOf(this.#surface, page);
    for (const { annotation } of stripes) {
      if (annotation.span.every(([start, end]) => start >= low && end <= high)) continue;
      for (const lanes of this.#lanes.values()) {
        const lane = lanes.get(annotation.id);
        if (lane !== undefined) kept.set(annotation.id, lane);
      }
    }
    return kept;
  }
}
