import type { Range } from '../../core/model/span.ts';
import type { AnnotationStore, Piece } from './annotation-store.ts';
import { Bands } from './bands.ts';
import { sectionsOf } from './page-sections.ts';
import { lanesIn, planSection, type SectionPlan } from './section-plan.ts';
import type { Section } from './sections.ts';
import { badgesOf, marginOf } from './stripe-elements.ts';
import type { Page, Surface } from './surface.ts';
import type { Look } from './types.ts';

/** Viewports above and below what is in view beyond which stripes are let go of. */
const KEPT = 1.2;

/** Where stripes are drawn: beside the text, and over it. The text element itself holds nothing but text. */
export interface GutterLayers {
  gutter: HTMLElement;
  badges: HTMLElement;
}

export interface GutterEvents {
  /** A stripe, a label, a badge or a crowd was clicked: what it stands for. */
  click(ids: readonly string[], at: Element): void;
  hover(id: string | null): void;
  /** There is room for other lanes now: all is to be drawn anew. */
  widened(): void;
}

interface Layers {
  margin: HTMLElement;
  badges: HTMLElement;
}

/** What the margin knows of a page near the viewport. */
interface PageStripes extends Layers {
  /** Null until they are needed, and after the page's lines have moved. */
  sections: Section[] | null;
  drawn: Map<Section, Layers>;
}

interface Wanted {
  page: Page;
  section: Section;
}

/**
 * A stripe for each annotation beside its lines, with a label where there is room: what lies on the same text can be told apart
 * and picked. Only sections in or near the viewport are measured and drawn.
 */
export class Gutter {
  readonly #layers: Layers;
  readonly #scroller: HTMLElement;
  readonly #surface: Surface;
  readonly #store: AnnotationStore;
  readonly #look: Look;
  readonly #bands: Bands;
  readonly #pages = new Map<Page, PageStripes>();
  readonly #stop = new AbortController();
  readonly #size: ResizeObserver;

  constructor(
    { gutter, badges }: GutterLayers,
    scroller: HTMLElement,
    surface: Surface,
    store: AnnotationStore,
    look: Look,
    events: GutterEvents,
  ) {
    this.#layers = { margin: gutter, badges };
    [this.#scroller, this.#surface, this.#store, this.#look] = [scroller, surface, store, look];
    this.#bands = new Bands(gutter, look);
    for (const layer of [gutter, badges]) listen(layer, events, this.#stop.signal);
    // Another width has room for other lanes, and the text's lines may stay as they are.
    this.#size = new ResizeObserver(() => {
      this.touch(null);
      events.widened();
    });
    this.#size.observe(gutter);
  }

  /** What shows in these ranges (UTF-16), or anywhere (null), looks different: it is drawn anew with the next {@link fill}. */
  touch(ranges: readonly Range[] | null): void {
    for (const { sections } of this.#pages.values())
      for (const section of sections ?? [])
        if (ranges?.some(([start, end]) => start < section.end && end > section.start) ?? true)
          section.stale = true;
  }

  /** What is known of where lines are no longer holds: for a page, or for all. */
  forget(page?: Page): void {
    for (const own of page ? [this.#pages.get(page)] : this.#pages.values()) if (own) own.sections = null;
  }

  /** Puts every layer beside its page again. */
  align(): void {
    const tops = [...this.#pages.keys()].map((page) => page.element.offsetTop);
    [...this.#pages.values()].forEach(({ margin, badges }, i) => {
      margin.style.top = badges.style.top = `${tops[i]!}px`;
    });
  }

  /** Shows which stripes belong to the annotation under the pointer. */
  hovered(): void {
    const { hovered: id } = this.#look;
    for (const old of this.#layers.margin.querySelectorAll('.is-hovered')) old.classList.remove('is-hovered');
    if (id === null) return;
    for (const own of this.#layers.margin.querySelectorAll(`[data-id="${CSS.escape(id)}"]`))
      own.classList.add('is-hovered');
  }

  remove(page: Page): void {
    const own = this.#pages.get(page);
    if (own) drop(own);
    this.#pages.delete(page);
  }

  destroy(): void {
    this.#stop.abort();
    this.#size.disconnect();
    this.#bands.destroy();
    for (const page of [...this.#pages.keys()]) this.remove(page);
  }

  /**
   * Draws the sections of these pages within `margin` viewports that are not drawn, or not as they should be; lets go of
   * those that are far. Reads the layout. True: nothing is left to do. False: it was `until` (on the clock of `performance.now`).
   */
  fill(pages: Iterable<Page>, margin: number, until = Infinity): boolean {
    const width = this.#layers.margin.clientWidth;
    const todo = [...pages].sort((a, b) => a.first - b.first).flatMap((page) => this.#missing(page, margin));
    // Lanes of what is drawn anew are free; neighbours that stay as they are keep theirs.
    for (const { section } of todo) section.lanes = null;
    const pieces = this.#piecesIn(todo);
    const plans: SectionPlan[] = [];
    for (const { page, section } of todo) {
      if (plans.length > 0 && performance.now() >= until) break;
      const own = pieces.filter(({ start, end }) => start < section.end && end > section.start);
      const kept = this.#elsewhere(section, own);
      const plan = planSection(this.#surface, this.#look, page, section, own, width, kept);
      section.lanes = plan.lanes;
      plans.push(plan);
    }
    // All that reads the layout comes before all that changes it.
    const { bands, lanes } = lanesIn(width, this.#look);
    this.#bands.show(bands, lanes);
    for (const [i, plan] of plans.entries()) this.#put(todo[i]!, plan, bands * lanes, width);
    return plans.length === todo.length;
  }

  /** The sections of a page that are to be drawn now. */
  #missing(page: Page, margin: number): Wanted[] {
    if (!page.built) return [];
    const view = this.#scroller.getBoundingClientRect();
    const rect = page.element.getBoundingClientRect();
    const within = ({ top, bottom }: Section, viewports: number): boolean =>
      rect.top + bottom >= view.top - view.height * viewports &&
      rect.top + top <= view.bottom + view.height * viewports;
    const own = this.#own(page);
    const sections = (own.sections ??= sectionsOf(this.#surface, page));
    const kept = new Set(sections.filter((section) => within(section, Math.max(KEPT, margin))));
    for (const [section, elements] of own.drawn)
      if (!kept.has(section)) {
        drop(elements);
        own.drawn.delete(section);
        section.lanes = null;
      }
    return [...kept]
      .filter((section) => within(section, margin) && (section.stale || !own.drawn.has(section)))
      .map((section) => ({ page, section }));
  }

  #own(page: Page): PageStripes {
    let own = this.#pages.get(page);
    if (own) return own;
    const top = `${page.element.offsetTop}px`;
    const layer = (around: HTMLElement): HTMLElement => {
      const element = document.createElement('div');
      element.className = 'reader-stripes';
      element.style.top = top;
      return around.appendChild(element);
    };
    const { margin, badges } = this.#layers;
    own = { sections: null, drawn: new Map(), margin: layer(margin), badges: layer(badges) };
    this.#pages.set(page, own);
    return own;
  }

  /** One question to the store for all: they lie close together. What is suggested has no stripe. */
  #piecesIn(todo: readonly Wanted[]): readonly Piece[] {
    if (todo.length === 0) return [];
    const starts = todo.map(({ section }) => section.start);
    const ends = todo.map(({ section }) => section.end);
    const pieces = this.#store.overlapping(Math.min(...starts), Math.max(...ends));
    return pieces.some(({ annotation }) => annotation.suggested)
      ? pieces.filter(({ annotation }) => !annotation.suggested)
      : pieces;
  }

  /** The lanes that drawn sections have given to what goes over this one's border. */
  #elsewhere(section: Section, pieces: readonly Piece[]): Map<string, number> {
    const kept = new Map<string, number>();
    const others = [...this.#pages.values()].flatMap(({ sections }) =>
      (sections ?? []).filter((other) => other.lanes !== null && other !== section),
    );
    for (const { id, start, end } of pieces) {
      if (start >= section.start && end <= section.end) continue;
      for (const { lanes } of others) {
        const lane = lanes?.get(id);
        if (lane !== undefined) kept.set(id, lane);
      }
    }
    return kept;
  }

  #put({ page, section }: Wanted, plan: SectionPlan, lanes: number, width: number): void {
    const own = this.#own(page);
    let elements = own.drawn.get(section);
    if (!elements) {
      elements = { margin: document.createElement('div'), badges: document.createElement('div') };
      own.margin.append(elements.margin);
      own.badges.append(elements.badges);
      own.drawn.set(section, elements);
    }
    elements.margin.replaceChildren(...marginOf(plan, this.#look, lanes, width));
    elements.badges.replaceChildren(...badgesOf(plan, this.#look));
    section.stale = false;
  }
}

function drop({ margin, badges }: Layers): void {
  margin.remove();
  badges.remove();
}

function listen(layer: HTMLElement, events: GutterEvents, signal: AbortSignal): void {
  const idsAt = (event: Event): [Element, string[]] | null => {
    const at =
      event.target instanceof Element ? event.target.closest<HTMLElement>('[data-id], [data-ids]') : null;
    return at && [at, (at.dataset['id'] ?? at.dataset['ids'] ?? '').split(' ')];
  };
  const clicked = (event: Event): void => {
    const found = idsAt(event);
    if (found) events.click(found[1], found[0]);
  };
  const over = (event: Event): void => {
    const [, ids = []] = idsAt(event) ?? [];
    events.hover(ids.length === 1 ? ids[0]! : null);
  };
  layer.addEventListener('click', clicked, { signal });
  layer.addEventListener('pointerover', over, { signal });
  layer.addEventListener('pointerleave', () => events.hover(null), { signal });
  // The focus, and with it the caret and the selection, stays where it is.
  for (const type of ['pointerdown', 'mousedown'] as const)
    layer.addEventListener(type, (event) => event.preventDefault(), { signal });
}
