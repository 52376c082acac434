import type { Range, Span } from '../../core/model/span.ts';
import type { AnnotationStore } from './annotation-store.ts';
import { Guard } from './guard.ts';
import { Gutter } from './gutter.ts';
import { Handles } from './handles.ts';
import { buildWhenIdle } from './idle-build.ts';
import { Nearby } from './nearby.ts';
import { Painter } from './painter.ts';
import { listenToPointer } from './pointing.ts';
import { Scrolling } from './scrolling.ts';
import { SelectionTracker } from './selection.ts';
import { makeFrame } from './sheet-frame.ts';
import { type Page, Surface } from './surface.ts';
import type { Look, ReaderContent, ReaderEvents } from './types.ts';
import { vetoEditing } from './veto.ts';

/** How long (ms) a dragged boundary stays where it was let go while nothing says that it was committed. */
const COMMIT_WAIT = 3000;

/** One text on the desk: its surface and all that goes with it. A new text gets a new sheet. */
export class Sheet {
  readonly surface: Surface;
  readonly selection: SelectionTracker;
  readonly #frame: ReturnType<typeof makeFrame>;
  readonly #scrolling: Scrolling;
  readonly #nearby: Nearby;
  readonly #painter: Painter;
  readonly #gutter: Gutter;
  readonly #handles: Handles;
  readonly #guard: Guard;
  readonly #store: AnnotationStore;
  readonly #look: Look;
  readonly #undo: (() => void)[] = [];
  readonly #dirty = new Set<Page>();
  #frameAsked = 0;
  #selected: Range | null = null;
  #waiting: ReturnType<typeof setTimeout> | undefined;
  #previewed: string | null = null;

  constructor(
    root: HTMLElement,
    content: ReaderContent,
    store: AnnotationStore,
    look: Look,
    events: ReaderEvents,
  ) {
    this.#store = store;
    this.#look = look;
    this.#frame = makeFrame(root, content.language ?? '');
    const { sheet, text, gutter, handles } = this.#frame;
    const surface = new Surface(text, content);
    this.surface = surface;
    root.append(sheet);
    this.#painter = new Painter(surface, store, look);
    this.#gutter = new Gutter(gutter, surface, store, look, {
      click: (id, stripe) => this.#stripeClicked(id, stripe, events),
      hover: (id) => this.#hover(id),
    });
    this.#scrolling = new Scrolling(root, surface);
    this.#guard = new Guard(surface, () => {
      this.selection.show();
      this.repaint();
    });
    this.selection = new SelectionTracker(surface, {
      settled: events.selection,
      caret: events.caret,
      paint: (range) => this.#paintSelection(range),
      reveal: (offset) => this.#scrolling.follow(offset),
      takeBack: () => this.#scrolling.takeBack(),
      visibleOffset: () => this.#scrolling.firstVisible(),
      distrusted: () => this.#guard.composing,
    });
    this.#handles = new Handles(handles, root, surface, {
      preview: (id, span) => this.#preview(id, span),
      commit: (id, span) => this.#commit(id, span, events),
    });
    this.#nearby = new Nearby(root, {
      moved: (entered, left) => this.#moved(entered, left),
      resized: (pages) => this.#resized(pages),
    });
    surface.onPages = ({ built, gone }) => this.#pagesChanged(built, gone);
    this.#nearby.watch(surface.pages);
    // A face that comes late moves lines, though a page may keep its size.
    const faces = (): void => {
      this.#gutter.forget();
      this.repaint();
    };
    document.fonts.addEventListener('loadingdone', faces);
    this.#undo.push(
      () => document.fonts.removeEventListener('loadingdone', faces),
      vetoEditing(surface.editor, text),
      listenToPointer(surface, store, events, () => this.selection.caret()),
      buildWhenIdle(surface),
    );
  }

  /** Lays another structure over the same text; what is in view stays in view, and so do caret and selection. */
  restructure(content: ReaderContent): void {
    this.#scrolling.keeping(() => this.surface.restructure(content));
    // A block of another kind is set in another size, and a page need not change its own by that.
    this.#gutter.forget();
    this.selection.show();
    this.repaint();
  }

  /** Paints what shows in these ranges (UTF-16) anew, in the next frame. */
  touch(ranges: Iterable<Range>): void {
    const touched = [...ranges];
    for (const page of this.#nearby.pages) if (this.#shows(page, touched)) this.#dirty.add(page);
    this.#ask();
  }

  /** Paints all that is near the viewport anew. */
  repaint(): void {
    for (const page of this.#nearby.pages) this.#dirty.add(page);
    this.#ask();
  }

  /** Draws the handles anew, where it has changed whose boundaries can be dragged. */
  alignHandles(): void {
    this.#showHandles();
  }

  /** What was dragged is what is stored now, or the selection went elsewhere. */
  settlePreview(id: string | null): void {
    if (this.#previewed === null || (id !== null && id !== this.#previewed)) return;
    clearTimeout(this.#waiting);
    const stale = this.#previewed;
    this.#previewed = null;
    this.touch(this.#store.preview(stale, null));
  }

  get dragging(): boolean {
    return this.#handles.dragging;
  }

  goTo(offset: number): void {
    this.#scrolling.goTo(offset);
  }

  destroy(): void {
    cancelAnimationFrame(this.#frameAsked);
    clearTimeout(this.#waiting);
    for (const one of this.#undo) one();
    for (const part of [
      this.#nearby,
      this.#guard,
      this.selection,
      this.#handles,
      this.#scrolling,
      this.#gutter,
      this.#painter,
      this.surface,
    ])
      part.destroy();
    this.#frame.sheet.remove();
  }

  #ask(): void {
    this.#frameAsked ||= requestAnimationFrame(() => this.#flush());
  }

  #flush(): void {
    this.#frameAsked = 0;
    const pages = [...this.#dirty].filter((page) => page.built && this.#nearby.pages.has(page));
    this.#dirty.clear();
    for (const page of pages) this.#painter.paint(page);
    for (const page of pages) this.#gutter.draw(page);
    this.#gutter.align();
    this.#showHandles();
    this.#paintSelection(this.#selected);
  }

  #showHandles(): void {
    const { selected } = this.#look;
    const annotation = selected === null ? undefined : this.#store.get(selected);
    const { map } = this.surface;
    this.#handles.show(
      annotation && this.#look.movable(annotation)
        ? {
            id: annotation.id,
            span: this.#store.shownSpan(annotation.id),
            near: (offset) => this.#nearby.pages.has(this.surface.pageOf(Math.max(0, map.indexAt(offset)))),
          }
        : null,
    );
  }

  #paintSelection(range: Range | null): void {
    this.#selected = range;
    this.#painter.paintSelection(range, this.#nearby.pages);
  }

  #moved(entered: readonly Page[], left: readonly Page[]): void {
    for (const page of left) {
      this.#painter.erase(page);
      this.#gutter.remove(page);
    }
    this.surface.build(entered);
    for (const page of entered) this.#dirty.add(page);
    this.#ask();
  }

  #resized(pages: readonly Page[]): void {
    // At once, in the frame of the change: stripes never lag behind their lines.
    this.#gutter.align();
    this.#handles.align();
    for (const page of pages) {
      this.#gutter.forget(page);
      this.#dirty.add(page);
    }
    if (pages.length > 0) this.#ask();
  }

  #pagesChanged(built: readonly Page[], gone: readonly Page[]): void {
    for (const page of gone) {
      this.#painter.erase(page);
      this.#gutter.remove(page);
    }
    this.#nearby.forget(gone);
    this.#nearby.watch(built);
    for (const page of built) {
      this.#gutter.forget(page);
      if (this.#nearby.pages.has(page)) this.#dirty.add(page);
    }
    if (built.length + gone.length > 0) this.#ask();
  }

  #stripeClicked(id: string, stripe: Element, events: ReaderEvents): void {
    const annotation = this.#store.get(id);
    if (annotation) events.hit([id], annotation.span[0]?.[0] ?? 0, stripe.getBoundingClientRect());
  }

  #hover(id: string | null): void {
    if (id === this.#look.hovered) return;
    const both = [this.#look.hovered, id].flatMap((one) => (one === null ? [] : this.#store.shownSpan(one)));
    this.#look.hovered = id;
    for (const page of this.#nearby.pages) if (this.#shows(page, both)) this.#painter.paint(page);
  }

  #shows(page: Page, ranges: readonly Range[]): boolean {
    const { blocks } = this.surface.map;
    return ranges.some(
      ([start, end]) => start < blocks[page.end - 1]!.end && end > blocks[page.first]!.start,
    );
  }

  #preview(id: string, span: Span | null): void {
    this.#previewed = span && id;
    this.touch(this.#store.preview(id, span));
  }

  #commit(id: string, span: Span, events: ReaderEvents): void {
    this.#preview(id, span);
    clearTimeout(this.#waiting);
    this.#waiting = setTimeout(() => this.settlePreview(id), COMMIT_WAIT);
    events.boundary(id, span);
  }
}
