import type { Annotation } from '../../core/model/annotation.ts';
import type { Range } from '../../core/model/span.ts';
import type { LaidText, MotionUnit } from '../../core/text/motions.ts';
import { initialsOf } from '../../core/render/initials.ts';
import { AnnotationStore } from './annotation-store.ts';
import { characterAtPoint, rectOf } from './dom-points.ts';
import type { FoundMarks } from './found-marks.ts';
import { installHighlightRules } from './highlight-rules.ts';
import { knownColour } from './highlights.ts';
import { Sheet } from './sheet.ts';
import type {
  Arrangement,
  Look,
  ReaderContent,
  ReaderEvents,
  ReaderLink,
  ReaderPlace,
  Selecting,
  Shown,
  TagLook,
} from './types.ts';

export type {
  Arrangement,
  ReaderContent,
  ReaderEvents,
  ReaderLink,
  ReaderPlace,
  ReaderSelection,
  Selecting,
  Shown,
  TagLook,
} from './types.ts';

/**
 * Shows a transcript with its annotations; lets the user select, never change. The text is Lexical's, the annotations are
 * painted over it. All offsets are UTF-16 code units of the edition's text.
 */
export class Reader {
  readonly #root: HTMLElement;
  readonly #events: ReaderEvents;
  readonly #store = new AnnotationStore();
  #selecting: Selecting = 'tidy';
  readonly #look: Look = {
    tags: new Map(),
    annotators: new Map(),
    initials: new Map(),
    present: [],
    arrange: 'tag',
    selected: null,
    found: null,
    movable: () => true,
    hovered: null,
    links: [],
  };
  readonly #found = new Set<string>();
  #me: string | null = null;
  #went = false;
  #sheet: Sheet | null = null;

  /** @param root becomes the scrolling region “Transcript”; its height must be bounded by what is around it. */
  constructor(root: HTMLElement, events: Partial<ReaderEvents> = {}) {
    installHighlightRules([knownColour(undefined)]);
    this.#root = root;
    const nothing = (): void => undefined;
    this.#events = {
      selection: events.selection ?? nothing,
      caret: events.caret ?? nothing,
      hit: events.hit ?? nothing,
      boundary: events.boundary ?? nothing,
      block: events.block ?? nothing,
      link: events.link ?? nothing,
    };
    root.classList.add('reader');
    root.setAttribute('role', 'region');
    root.setAttribute('aria-label', 'Transcript');
  }

  /**
   * Shows a text: its first pages at once, the rest in idle moments. The same text with other blocks, turns or speakers
   * keeps scroll position, caret and selection. Annotations are kept: set those of another text before or after.
   */
  setContent(content: ReaderContent): void {
    if (this.#sheet?.surface.text === content.text) this.#sheet.restructure(content);
    else {
      this.#sheet?.destroy();
      // Hits in another text.
      this.#look.found = null;
      this.#sheet = new Sheet(this.#root, content, this.#store, this.#look, this.#events);
      this.#sheet.selection.selecting = this.#selecting;
    }
  }

  /** The tags by id. A colour is a name of the palette. */
  setTags(tags: ReadonlyMap<string, TagLook>): void {
    this.#look.tags = tags;
    installHighlightRules(new Set([...tags.values()].map(({ colour }) => knownColour(colour))));
    this.#sheet?.repaint();
  }

  /** Names of annotators by id, for tooltips and labels, and which of them sits here: theirs are the plain stripes. */
  setAnnotators(names: ReadonlyMap<string, string>, me: string | null = null): void {
    this.#look.annotators = names;
    this.#look.initials = initialsOf(names);
    this.#me = me;
    this.#order();
    this.#sheet?.repaint();
  }

  /** How the stripes in the margin are arranged. */
  setArrangement(arrange: Arrangement): void {
    if (arrange === this.#look.arrange) return;
    this.#look.arrange = arrange;
    this.#sheet?.repaint();
  }

  /** Replaces all annotations, and what is suggested beside them. */
  setAnnotations(all: readonly Shown[]): void {
    this.#sheet?.settlePreview(null);
    this.#store.set(all);
    this.#found.clear();
    this.#meet(all);
    this.#sheet?.repaint();
  }

  /** Adds or replaces some annotations and takes out others; what that costs does not depend on the text's length. */
  apply(changed: readonly Shown[], removed: readonly string[] = []): void {
    for (const id of [...changed.map((annotation) => annotation.id), ...removed])
      this.#sheet?.settlePreview(id);
    const touched = this.#store.apply(changed, removed);
    // Somebody new may take a band, or a pattern, in the whole margin.
    if (this.#meet(changed)) this.#sheet?.repaint();
    this.#sheet?.touch(touched);
  }

  /** Shows only what the filter takes; null shows everything. */
  setVisible(filter: ((annotation: Annotation) => boolean) | null): void {
    this.#store.setFilter(filter);
    this.#sheet?.repaint();
  }

  /** Marks an annotation as the selected one: painted stronger, with handles at its boundaries. */
  select(id: string | null): void {
    if (id === this.#look.selected) return;
    const before = this.#look.selected;
    this.#sheet?.settlePreview(before);
    this.#look.selected = id;
    // Those of the one before; its own are set next.
    this.setLinks([]);
    this.#sheet?.touch([before, id].flatMap((one) => (one === null ? [] : this.#store.shownSpan(one))));
  }

  /** Marks the hits of a search, over all that is painted; null takes the marks off. Ranges must fit the text that is shown. */
  setFound(found: FoundMarks | null): void {
    const before = this.#look.found;
    if (before === found) return;
    this.#look.found = found;
    if (!found?.sameHits(before)) return this.#sheet?.repaint();
    const moved = [before!, found].filter(({ current }) => current >= 0);
    this.#sheet?.touch(moved.map((marks) => marks.range(marks.current)));
  }

  /** Which annotations have handles at their boundaries once they are selected. */
  setMovable(movable: (annotation: Annotation) => boolean): void {
    this.#look.movable = movable;
    this.#sheet?.alignHandles();
  }

  /** What the user's next selection takes. */
  setSelecting(selecting: Selecting): void {
    this.#selecting = selecting;
    if (this.#sheet) this.#sheet.selection.selecting = selecting;
  }

  /**
   * Moves the caret by a unit of the text, or with `extend` the end of the selection. `forward` is the order of the text.
   * False: it is at the text's end.
   */
  move(unit: MotionUnit, forward: boolean, extend: boolean): boolean {
    return this.#sheet?.selection.moveBy(unit, forward, extend) ?? false;
  }

  /** Selects a range as the user does: the caret is at its end, and `selection` is told. */
  take([start, end]: Range): void {
    this.#sheet?.selection.moveTo({ anchor: start, focus: end });
  }

  /** The text as motions see it; null before there is one. */
  laid(): LaidText | null {
    return this.#sheet?.surface.laid ?? null;
  }

  /** Whether the text at `offset` runs from right to left, so that what is forward lies to the left. */
  isRightToLeft(offset: number): boolean {
    return this.#sheet?.selection.isRightToLeft(offset) ?? false;
  }

  /** The relations of the selected annotation, drawn beside the text; those of another one are drawn for none. */
  setLinks(links: readonly ReaderLink[]): void {
    this.#look.links = links;
    this.#sheet?.showLinks();
  }

  /** The user's selected range; null where it is collapsed or there is none. It stays while another field has the focus. */
  selection(): Range | null {
    return this.#sheet?.selection.range() ?? null;
  }

  /** Selects a range. Takes no focus and raises no `selection` event. */
  setSelection([start, end]: Range): void {
    this.#sheet?.selection.set(start, end);
  }

  /** Selects the whole text, in no time however long it is. */
  selectAll(): void {
    this.#sheet?.selection.selectAll();
  }

  /** True while a boundary is dragged. */
  get dragging(): boolean {
    return this.#sheet?.dragging ?? false;
  }

  caret(): number | null {
    return this.#sheet?.selection.caret() ?? null;
  }

  /** Puts the caret at an offset, and so collapses the selection. */
  setCaret(offset: number): void {
    this.#sheet?.selection.set(offset, offset);
  }

  /** Brings a range into view, also where its page was never built. `select` makes it the user's selection. */
  goTo(range: Range, options: { select?: boolean } = {}): void {
    this.#went = true;
    this.#sheet?.goTo(range[0]);
    if (options.select) this.setSelection(range);
  }

  /** Whether the filter lets an annotation be seen. */
  shows(annotation: Annotation): boolean {
    return this.#store.shows(annotation);
  }

  /** Whether {@link goTo} was called: then one is where somebody wanted to be. */
  get wentSomewhere(): boolean {
    return this.#went;
  }

  /** The region that scrolls. */
  get element(): HTMLElement {
    return this.#root;
  }

  /** Where one is now, for {@link setPlace}; null before there is a text. */
  place(): ReaderPlace | null {
    const at = this.#sheet?.place();
    return at ? { ...at, caret: this.caret() } : null;
  }

  /** Comes back to where one was, in this layout or another. Takes no focus. */
  setPlace({ offset, y, caret }: ReaderPlace): void {
    if (!this.#sheet) return;
    const { length } = this.#sheet.surface.text;
    this.#sheet.comeBack(Math.min(offset, length), y);
    if (caret !== null) this.setCaret(Math.min(caret, length));
  }

  /** The visible annotations on the character at `offset`, the shortest first. */
  annotationsAt(offset: number): Annotation[] {
    return this.#store.at(offset);
  }

  /** What is suggested for the character after the caret, else for the one before it; the shortest first. */
  suggestedAtCaret(): Shown[] {
    const caret = this.caret();
    if (caret === null) return [];
    const found = this.#store.suggestedAt(caret);
    return found.length > 0 || caret === 0 ? found : this.#store.suggestedAt(caret - 1);
  }

  /** The visible annotations on the character at a point of the viewport, the shortest first. */
  annotationsAtPoint(x: number, y: number): Annotation[] {
    const offset = this.#sheet && characterAtPoint(this.#sheet.surface, x, y);
    return offset === null ? [] : this.#store.at(offset);
  }

  /** Where the character at `offset` is painted, in the viewport; builds its page where that is missing. */
  rectOf(offset: number): DOMRect | null {
    return this.#sheet && rectOf(this.#sheet.surface, offset);
  }

  /** The visible annotations on the character after the caret; else on the one before it, at the end of a span. */
  annotationsAtCaret(): Annotation[] {
    const caret = this.caret();
    if (caret === null) return [];
    const found = this.annotationsAt(caret);
    return found.length > 0 || caret === 0 ? found : this.annotationsAt(caret - 1);
  }

  /** Takes the focus without scrolling; the selection is what it was. */
  focus(): void {
    this.#sheet?.surface.element.focus({ preventScroll: true });
  }

  destroy(): void {
    this.#sheet?.destroy();
    this.#sheet = null;
    this.#store.destroy();
    this.#root.classList.remove('reader');
    this.#root.removeAttribute('role');
    this.#root.removeAttribute('aria-label');
  }

  /** Notes whose annotations there are; tells whether somebody is new. */
  #meet(annotations: readonly Shown[]): boolean {
    const before = this.#found.size;
    for (const { annotator, suggested } of annotations) if (!suggested) this.#found.add(annotator);
    if (this.#found.size === before) return false;
    this.#order();
    return true;
  }

  /** Oneself first, then in the order of the names. */
  #order(): void {
    const order = [...(this.#me === null ? [] : [this.#me]), ...this.#look.annotators.keys(), ...this.#found];
    this.#look.present = [...new Set(order)].filter((id) => this.#found.has(id));
  }
}
