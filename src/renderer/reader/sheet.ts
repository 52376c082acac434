import type { Range, Span } from '../../core/model/span.ts';
import type { AnnotationStore } from './annotation-store.ts';
import { Guard } from './guard.ts';
import { Handles } from './handles.ts';
import { buildWhenIdle } from './idle-build.ts';
import { Links } from './links.ts';
import { Painting } from './painting.ts';
import { listenToPointer } from './pointing.ts';
import { Scrolling } from './scrolling.ts';
import { SelectionTracker } from './selection.ts';
import { makeFrame } from './sheet-frame.ts';
import { Surface } from './surface.ts';
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
  readonly #painting: Painting;
  readonly #handles: Handles;
  readonly #links: Links;
  readonly #guard: Guard;
  readonly #store: AnnotationStore;
  readonly #look: Look;
  readonly #undo: (() => void)[] = [];
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
    const { sheet, text, handles, links } = this.#frame;
    const surface = new Surface(text, content);
    this.surface = surface;
    root.append(sheet);
    this.#painting = new Painting(root, this.#frame, surface, store, look, {
      click: (ids, at) => this.#stripeClicked(ids, at, events),
      hover: (id) => this.#hover(id),
      painted: () => {
        this.#showHandles();
        this.showLinks();
        this.#painting.paintSelection(this.#selected);
      },
      moved: () => {
        this.#handles.align();
        this.#links.align();
      },
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
    const places = { near: this.#near, spanOf: (id: string) => store.shownSpan(id) };
    this.#links = new Links(links, root, surface, places, events.link);
    this.#undo.push(
      vetoEditing(surface.editor, text),
      listenToPointer(surface, store, events, () => this.selection.caret()),
      buildWhenIdle(surface),
    );
  }

  /** Lays another structure over the same text; what is in view stays in view, and so do caret and selection. */
  restructure(content: ReaderContent): void {
    this.#scrolling.keeping(() => this.surface.restructure(content));
    this.selection.show();
    // A block of another kind is set in another size, and a page need not change its own by that.
    this.#painting.relaid();
  }

  /** Paints what shows in these ranges (UTF-16) anew, in the next frame. */
  touch(ranges: Iterable<Range>): void {
    this.#painting.touch([...ranges]);
  }

  /** Paints all that is near the viewport anew. */
  repaint(): void {
    this.#painting.repaint();
  }

  /** Draws the handles anew, where it has changed whose boundaries can be dragged. */
  alignHandles(): void {
    this.#showHandles();
  }

  /** Draws the relations of the selected annotation anew. */
  showLinks(): void {
    const { selected, links } = this.#look;
    this.#links.show(selected === null ? null : this.#store.shownSpan(selected), links);
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

  /** What stands at the top of the viewport (UTF-16), and how many pixels below it. */
  place(): { offset: number; y: number } | null {
    return this.#scrolling.place();
  }

  /** Brings the text at `offset` to `y` pixels below the viewport's top. */
  comeBack(offset: number, y: number): void {
    this.#scrolling.comeBack(offset, y);
  }

  goTo(offset: number): void {
    this.#scrolling.goTo(offset);
  }

  destroy(): void {
    clearTimeout(this.#waiting);
    for (const one of this.#undo) one();
    for (const part of [
      this.#painting,
      this.#guard,
      this.selection,
      this.#handles,
      this.#links,
      this.#scrolling,
      this.surface,
    ])
      part.destroy();
    this.#frame.sheet.remove();
  }

  #showHandles(): void {
    const { selected } = this.#look;
    const annotation = selected === null ? undefined : this.#store.get(selected);
    this.#handles.show(
      annotation && !annotation.suggested && this.#look.movable(annotation)
        ? {
            id: annotation.id,
            span: this.#store.shownSpan(annotation.id),
            near: this.#near,
          }
        : null,
    );
  }

  /** Whether what stands at an offset (UTF-16) is on a page near the viewport. */
  readonly #near = (offset: number): boolean =>
    this.#painting.nearby.has(this.surface.pageOf(Math.max(0, this.surface.map.indexAt(offset))));

  #paintSelection(range: Range | null): void {
    this.#selected = range;
    this.#painting.paintSelection(range);
  }

  #stripeClicked(ids: readonly string[], at: Element, events: ReaderEvents): void {
    const annotation = this.#store.get(ids[0]!);
    if (annotation) events.hit(ids, annotation.span[0]?.[0] ?? 0, at.getBoundingClientRect());
  }

  #hover(id: string | null): void {
    if (id === this.#look.hovered) return;
    const both = [this.#look.hovered, id].flatMap((one) => (one === null ? [] : this.#store.shownSpan(one)));
    this.#look.hovered = id;
    this.#painting.repaintNow(both);
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
