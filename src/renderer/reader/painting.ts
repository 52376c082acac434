import type { Range } from '../../core/model/span.ts';
import type { AnnotationStore } from './annotation-store.ts';
import { Gutter, type GutterEvents, type GutterLayers } from './gutter.ts';
import { whenIdle } from './idle.ts';
import { Nearby } from './nearby.ts';
import { PaintWindow } from './paint-window.ts';
import { Painter } from './painter.ts';
import type { Strip } from './strips.ts';
import type { Page, Surface } from './surface.ts';
import type { Look } from './types.ts';

/**
 * In viewports above and below what is in view: what has to be painted in this frame, how far one paints at once while the
 * text is scrolled, how far ahead when it rests, and what is erased. Each change of highlights makes the browser paint
 * all text with highlights anew, so few are kept, and they change seldom.
 */
const NOW = 0.1;
const MOVING = 0.3;
const AHEAD = 0.6;
const KEPT = 1;

/** Milliseconds after which scrolling counts as at rest, and viewports a frame from which on the text flies by. */
const REST = 120;
const FLYING = 0.4;

/** What {@link Painting} asks of who shows more than annotations over the text. */
export interface PaintingEvents extends Omit<GutterEvents, 'widened'> {
  /** The frame is painted; more can be laid over it. */
  painted(): void;
  /** Lines may have moved in this frame. */
  moved(): void;
}

/** Keeps what is near the viewport painted: highlights in strips, stripes beside pages. */
export class Painting {
  readonly nearby: ReadonlySet<Page>;
  readonly #scroller: HTMLElement;
  readonly #surface: Surface;
  readonly #events: PaintingEvents;
  readonly #near: Nearby;
  readonly #window: PaintWindow;
  readonly #painter: Painter;
  readonly #gutter: Gutter;
  readonly #stop = new AbortController();
  readonly #dirty = new Set<Strip>();
  #frame = 0;
  #idle: (() => void) | null = null;
  /** When and where the text was scrolled last, and whether it flies by. */
  #scrolled = 0;
  #top = 0;
  #flying = false;
  /** All is painted anew: the highlights come first, since the eye is on the text. */
  #stripesWait = false;

  constructor(
    scroller: HTMLElement,
    layers: GutterLayers,
    surface: Surface,
    store: AnnotationStore,
    look: Look,
    events: PaintingEvents,
  ) {
    this.#scroller = scroller;
    this.#surface = surface;
    this.#events = events;
    this.#near = new Nearby(scroller, surface, {
      moved: (entered, left) => this.#moved(entered, left),
      resized: (pages) => this.#resized(pages),
    });
    this.nearby = this.#near.pages;
    this.#window = new PaintWindow(scroller, surface, this.nearby);
    this.#painter = new Painter(surface, store, look);
    this.#gutter = new Gutter(layers, scroller, surface, store, look, {
      ...events,
      widened: () => this.#ask(),
    });
    surface.onPages = ({ built, gone }) => this.#pagesChanged(built, gone);
    const { signal } = this.#stop;
    scroller.addEventListener('scroll', () => this.#scroll(), { passive: true, signal });
    // A face that comes late moves lines, though a page may keep its size.
    document.fonts.addEventListener('loadingdone', () => this.relaid(), { signal });
  }

  /** Paints what shows in these ranges (UTF-16) anew, in the next frame. */
  touch(ranges: readonly Range[]): void {
    for (const strip of this.#painter.strips) if (overlaps(strip, ranges)) this.#dirty.add(strip);
    this.#gutter.touch(ranges);
    this.#ask();
  }

  /** Paints all that is near the viewport anew: the highlights in the next frame, the stripes in the one after. */
  repaint(): void {
    this.#stripesWait = true;
    this.#repaint();
  }

  #repaint(): void {
    for (const strip of this.#painter.strips) this.#dirty.add(strip);
    this.#gutter.touch(null);
    this.#ask();
  }

  /** Lines may have moved anywhere: measures and paints anew. */
  relaid(): void {
    this.#gutter.forget();
    this.#window.moved();
    this.#repaint();
  }

  /** Paints the highlights of these ranges anew at once; of the stripes, only the look of those pointed at changes. */
  repaintNow(ranges: readonly Range[]): void {
    this.#gutter.hovered();
    for (const strip of [...this.#painter.strips]) if (overlaps(strip, ranges)) this.#painter.paint(strip);
  }

  /** Paints the user's selection (UTF-16); null takes it off. */
  paintSelection(range: Range | null): void {
    this.#painter.paintSelection(range, this.nearby);
  }

  destroy(): void {
    this.#stop.abort();
    cancelAnimationFrame(this.#frame);
    this.#idle?.();
    for (const part of [this.#near, this.#gutter, this.#painter]) part.destroy();
  }

  #ask(): void {
    this.#frame ||= requestAnimationFrame(() => this.#flush());
  }

  /** In the frame of the scroll event, so that nothing comes into view unpainted. */
  #scroll(): void {
    this.#near.update();
    const now = performance.now();
    const moving = now - this.#scrolled < REST;
    const top = this.#scroller.scrollTop;
    this.#flying = moving && Math.abs(top - this.#top) > FLYING * this.#scroller.clientHeight;
    this.#scrolled = now;
    this.#top = top;
    for (const strip of this.#window.around(NOW))
      if (!this.#painter.has(strip)) {
        if (moving) this.#paintAround(MOVING, MOVING);
        else this.#paintAround(AHEAD, KEPT);
        return;
      }
    if (!this.#flies) this.#gutter.fill(this.nearby, NOW);
  }

  #flush(): void {
    this.#frame = 0;
    const wait = this.#stripesWait;
    this.#stripesWait = false;
    this.#paintAround(MOVING, KEPT, !wait);
    if (wait) this.#ask();
    this.#events.painted();
  }

  /**
   * Paints what is missing within `margin` and what has changed, and erases what lies beyond `keep`; what is far from view
   * waits for an idle moment.
   */
  #paintAround(margin: number, keep: number, stripes = true): void {
    const wanted = this.#window.around(margin);
    const strips = [...wanted].filter((strip) => this.#dirty.has(strip) || !this.#painter.has(strip));
    if (strips.length > 0) {
      const kept = this.#window.around(keep);
      for (const strip of [...this.#painter.strips]) if (!kept.has(strip)) this.#erase(strip);
    }
    for (const strip of strips) this.#paint(strip);
    // Stripes that nobody can follow with their eyes can wait.
    if (stripes && !this.#flies) this.#gutter.fill(this.nearby, NOW);
    this.#idle ??= whenIdle((until) => this.#ahead(until));
  }

  get #flies(): boolean {
    return this.#flying && performance.now() - this.#scrolled < REST;
  }

  /** In idle moments: what will come into view next. */
  #ahead(until: number): void {
    const again = (): void => {
      this.#idle = whenIdle((next) => this.#ahead(next));
    };
    this.#idle = null;
    if (this.#flies) return again();
    for (const strip of this.#window.around(AHEAD))
      if (this.#dirty.has(strip) || !this.#painter.has(strip)) this.#paint(strip);
    for (const strip of this.#dirty) this.#erase(strip);
    if (!this.#gutter.fill(this.nearby, AHEAD, until)) again();
  }

  #paint(strip: Strip): void {
    this.#painter.paint(strip);
    this.#dirty.delete(strip);
  }

  #erase(strip: Strip): void {
    this.#painter.erase(strip);
    this.#dirty.delete(strip);
  }

  #moved(entered: readonly Page[], left: readonly Page[]): void {
    for (const page of left) this.#forget(page);
    this.#surface.build(entered);
    this.#ask();
  }

  #resized(pages: readonly Page[]): void {
    // At once, in the frame of the change: stripes never lag behind their lines.
    this.#gutter.align();
    this.#events.moved();
    for (const page of pages) {
      this.#gutter.forget(page);
      this.#window.moved(page);
    }
    if (pages.length > 0) this.#ask();
  }

  #pagesChanged(built: readonly Page[], gone: readonly Page[]): void {
    for (const page of gone) this.#forget(page);
    this.#near.forget(gone);
    for (const page of built) {
      this.#gutter.forget(page);
      this.#eraseOf(page);
    }
    // Others may have come near by it.
    if (gone.length > 0) this.#near.update();
    if (built.some((page) => this.nearby.has(page))) this.#ask();
  }

  #forget(page: Page): void {
    this.#eraseOf(page);
    this.#gutter.remove(page);
  }

  #eraseOf(page: Page): void {
    for (const strip of [...this.#painter.strips]) if (strip.page === page) this.#erase(strip);
    this.#window.forget(page);
  }
}

const overlaps = (strip: { start: number; end: number }, ranges: readonly Range[]): boolean =>
  ranges.some(([start, end]) => start < strip.end && end > strip.start);
