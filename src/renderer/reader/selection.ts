import type { Range } from '../../core/model/span.ts';
import { extendFocus, moveCaret, type MotionUnit } from '../../core/text/motions.ts';
import { clickedUnit } from './clicks.ts';
import { isRightToLeft, offsetAtPoint, offsetOfPoint, pointOfOffset, rectOf } from './dom-points.ts';
import { SelectionInput } from './selection-input.ts';
import type { Surface } from './surface.ts';
import { tidied } from './tidy.ts';
import type { ReaderSelection, Selecting } from './types.ts';

export interface SelectionEvents {
  settled(selection: ReaderSelection | null): void;
  caret(offset: number | null): void;
  /** What is to be painted as selected because the browser does not; null for nothing. */
  paint(range: Range | null): void;
  /** Brings an offset into view, with as little scrolling as it takes. */
  reveal(offset: number): void;
  /** Undoes a scrolling that nobody asked for. */
  takeBack(): void;
  /** An offset in the viewport, for a caret that is nowhere yet. */
  visibleOffset(): number | null;
  /** True while what the document shows is not the text. */
  distrusted(): boolean;
}

/** Anchor and focus, UTF-16. */
interface Ends {
  anchor: number;
  focus: number;
}

/** A selection over more pages than this is painted by us: the browser would lay out all of them first. */
const NATIVE_PAGES = 4;

/** How long (ms) a selection that no button or key has ended must rest before it counts as settled. */
const REST = 250;

/**
 * The user's selection in offsets. It outlives the browser's own, which goes away when another field takes the focus, and
 * it can span the whole text, which the browser's cannot without laying it all out.
 */
export class SelectionTracker {
  readonly #surface: Surface;
  readonly #events: SelectionEvents;
  readonly #stop = new AbortController();
  readonly #input: SelectionInput;
  /** What a selection by the user takes. */
  selecting: Selecting = 'tidy';
  #ends: Ends | null = null;
  /** True where we paint the selection, not the browser. */
  #painted = false;
  /** Where the browser's caret stands meanwhile, if it is ours. */
  #parked: number | null = null;
  #rest: ReturnType<typeof setTimeout> | undefined;
  #told = '';
  /** The user has moved an end since the last settling: it may have to be tidied. */
  #touched = false;
  /** The word under the second click of a row, which a drag goes on from. */
  #word: Range | null = null;

  constructor(surface: Surface, events: SelectionEvents) {
    this.#surface = surface;
    this.#events = events;
    const { element } = surface;
    const { signal } = this.#stop;
    this.#input = new SelectionInput(element, signal, {
      released: (clicks, dragged) => this.#settle(clicks, dragged),
      pressed: (clicks, x, y) => (clicks === 1 ? this.#beginAnew(x, y) : this.#clicked(clicks, x, y)),
      all: () => this.selectAll(),
      toEnd: (side, extend) => this.#toEnd(side, extend),
    });
    document.addEventListener('selectionchange', () => this.#changed(), { signal });
    element.addEventListener('focus', () => this.#focused(), { signal });
    element.addEventListener('copy', (event) => this.#copy(event), { signal, capture: true });
  }

  /** The selected range (UTF-16) without what is not shown; null where it is collapsed or there is none. */
  range(): Range | null {
    if (!this.#ends) return null;
    const { anchor, focus } = this.#ends;
    return this.#surface.map.trim([Math.min(anchor, focus), Math.max(anchor, focus)]);
  }

  /** The focus of the selection (UTF-16). */
  caret(): number | null {
    return this.#ends?.focus ?? null;
  }

  /** Selects from `anchor` to `focus` (UTF-16); equal ones are a caret. Does not take the focus. */
  set(anchor: number, focus: number): void {
    this.#touched = false;
    this.#ends = { anchor: this.#shown(anchor), focus: this.#shown(focus) };
    this.show();
    this.#events.caret(this.#ends.focus);
  }

  /** Selects as the user does: what follows settles by itself, and is in view. */
  moveTo(ends: Ends): void {
    this.#move({ anchor: this.#shown(ends.anchor), focus: this.#shown(ends.focus) });
    this.#events.reveal(this.#ends!.focus);
    this.#touched = true;
    this.#settleSoon();
  }

  /** Moves the caret, or with `extend` the focus, by a unit; false at the end of the text. */
  moveBy(unit: MotionUnit, forward: boolean, extend: boolean): boolean {
    const { laid } = this.#surface;
    const ends = this.#ends ?? this.#atFirst();
    if (!ends) return false;
    // What takes whole words is extended by whole words.
    const whole = this.selecting === 'word' || this.selecting === 'sentence' ? this.selecting : unit;
    const by = extend && (unit === 'character' || unit === 'word') ? whole : unit;
    const focus = extend ? extendFocus(laid, ends, by, forward) : moveCaret(laid, ends.focus, unit, forward);
    this.moveTo({ anchor: extend ? ends.anchor : focus, focus });
    return focus !== ends.focus;
  }

  isRightToLeft(offset: number): boolean {
    return isRightToLeft(this.#surface, offset, 'forward');
  }

  #atFirst(): Ends | null {
    const offset = this.#events.visibleOffset();
    return offset === null ? null : { anchor: offset, focus: offset };
  }

  /** Makes the document's selection agree with ours, after something has moved or replaced it. */
  show(): void {
    const ends = this.#ends;
    if (!ends) return;
    const focused = document.activeElement === this.#surface.element;
    this.#painted = ends.anchor !== ends.focus && (!focused || this.#isLong(ends));
    this.#parked = null;
    // Without the focus, the browser's selection belongs to the field that has it.
    if (focused) {
      if (this.#painted) this.#park(ends.focus);
      else this.#showNative(ends);
    }
    this.#events.paint(this.#painted ? this.range() : null);
  }

  /** Everything, without the browser's own selection. */
  selectAll(): void {
    const whole = this.#surface.map.whole();
    if (!whole) return;
    const caret = this.#ends?.focus ?? this.#events.visibleOffset() ?? whole[0];
    this.#ends = { anchor: whole[0], focus: whole[1] };
    this.#painted = true;
    // The caret stays where it is: the user has not asked to go to the end.
    if (document.activeElement === this.#surface.element) this.#park(caret);
    this.#events.paint(whole);
    this.#events.caret(this.#ends.focus);
  }

  destroy(): void {
    clearTimeout(this.#rest);
    this.#stop.abort();
  }

  /** Where an offset between two blocks is shown. */
  #shown(offset: number): number {
    const place = this.#surface.map.place(
      offset,
      offset === this.#surface.map.whole()?.[1] ? 'back' : 'forward',
    );
    return place ? this.#surface.map.offsetOf(place.block, place.local) : 0;
  }

  #isLong({ anchor, focus }: Ends): boolean {
    const { map, pages } = this.#surface;
    const page = (offset: number): number =>
      pages.indexOf(this.#surface.pageOf(Math.max(0, map.indexAt(offset))));
    return Math.abs(page(anchor) - page(focus)) > NATIVE_PAGES;
  }

  #showNative({ anchor, focus }: Ends): void {
    const forward = anchor <= focus;
    const from = pointOfOffset(this.#surface, anchor, forward ? 'forward' : 'back');
    const to = pointOfOffset(this.#surface, focus, forward && anchor !== focus ? 'back' : 'forward');
    if (from && to) document.getSelection()?.setBaseAndExtent(from.node, from.offset, to.node, to.offset);
  }

  #park(offset: number): void {
    const point = pointOfOffset(this.#surface, offset, 'forward');
    if (!point) return;
    this.#parked = offset;
    document.getSelection()?.collapse(point.node, point.offset);
  }

  #changed(): void {
    if (this.#events.distrusted()) return;
    this.#read();
    this.#settleSoon();
  }

  #settleSoon(): void {
    clearTimeout(this.#rest);
    if (!this.#input.pointerDown) this.#rest = setTimeout(() => this.#settle(0), REST);
  }

  /** Takes over the document's selection where that is the user's. */
  #read(): void {
    const dom = document.getSelection();
    const anchor = dom && offsetOfPoint(this.#surface, dom.anchorNode, dom.anchorOffset);
    const focus = dom && offsetOfPoint(this.#surface, dom.focusNode, dom.focusOffset);
    if (anchor === null || focus === null) {
      // Another field has the selection now: ours stays, painted by us.
      if (this.#ends && this.#ends.anchor !== this.#ends.focus && !this.#painted) {
        this.#painted = true;
        this.#events.paint(this.range());
      }
      return;
    }
    if (this.#painted && this.#parked !== null) {
      if (anchor === focus && focus === this.#parked) return;
      // Shift with an arrow goes on from where our focus is.
      const extends_ = this.#input.shift && this.#ends && this.#parked === this.#ends.focus;
      if (extends_) {
        this.#touched = true;
        return this.#move({ anchor: this.#ends!.anchor, focus });
      }
    }
    this.#parked = null;
    if (this.#painted) this.#events.paint(null);
    this.#painted = false;
    const moved = this.#ends?.focus !== focus;
    if (moved || this.#ends?.anchor !== anchor) this.#touched = true;
    this.#ends = { anchor, focus };
    if (moved) this.#events.caret(focus);
  }

  #move(ends: Ends): void {
    this.#ends = ends;
    this.show();
    this.#events.caret(ends.focus);
  }

  #toEnd(side: 0 | 1, extend: boolean): void {
    const focus = this.#surface.map.whole()?.[side];
    if (focus === undefined) return;
    this.#move({ anchor: extend ? (this.#ends?.anchor ?? focus) : focus, focus });
    this.#events.reveal(focus);
  }

  /** Tells what is selected now that button or key is up. */
  #settle(clicks: number, dragged = false): void {
    if (this.#input.pointerDown || this.#events.distrusted()) return;
    clearTimeout(this.#rest);
    if (document.activeElement === this.#surface.element) this.#read();
    if (this.#touched) this.#tidy(clicks, dragged);
    this.#touched = false;
    const range = this.range();
    const backward = this.#ends !== null && this.#ends.focus < this.#ends.anchor;
    const told = range ? `${range[0]} ${range[1]} ${backward}` : '';
    if (told === this.#told) return;
    this.#told = told;
    const rect = range && rectOf(this.#surface, ...focusOf(range, backward));
    this.#events.settled(range && rect ? { range, backward, rect } : null);
  }

  /** A press in what is selected begins another selection: there is no text to be dragged away. */
  #beginAnew(x: number, y: number): boolean {
    const range = this.range();
    const at = range && offsetAtPoint(this.#surface, x, y);
    const point = at === null ? null : pointOfOffset(this.#surface, at, 'forward');
    if (range && point && at !== null && at >= range[0] && at <= range[1])
      document.getSelection()?.collapse(point.node, point.offset);
    return false;
  }

  /** What several clicks in a row select, in the language of the text. A drag after two is left to the browser. */
  #clicked(clicks: number, x: number, y: number): boolean {
    const unit = clickedUnit(this.#surface, x, y, clicks);
    this.#word = clicks === 2 ? unit : null;
    if (!unit || clicks === 2) return false;
    this.#move({ anchor: unit[0], focus: unit[1] });
    return true;
  }

  #tidy(clicks: number, dragged: boolean): void {
    const range = this.range();
    if (!range || !this.#ends) return;
    const backward = this.#ends.focus < this.#ends.anchor;
    const { selecting } = this;
    const tidy = tidied(this.#surface.laid, range, { clicks, dragged, word: this.#word, selecting });
    if (!tidy) return;
    const ends = backward ? { anchor: tidy[1], focus: tidy[0] } : { anchor: tidy[0], focus: tidy[1] };
    if (ends.anchor === this.#ends.anchor && ends.focus === this.#ends.focus) return;
    this.#move(ends);
  }

  /** The browser goes to the start of the text when the focus comes by keyboard. */
  #focused(): void {
    if (this.#input.pointerDown) return;
    this.#events.takeBack();
    if (this.#ends) return this.show();
    const offset = this.#events.visibleOffset();
    if (offset !== null) this.#move({ anchor: offset, focus: offset });
  }

  /** The stored characters, not what the browser makes of them. */
  #copy(event: ClipboardEvent): void {
    const { anchor, focus } = this.#ends ?? { anchor: 0, focus: 0 };
    if (anchor === focus) return;
    const text = this.#surface.text.slice(Math.min(anchor, focus), Math.max(anchor, focus));
    event.clipboardData?.setData('text/plain', text);
    event.preventDefault();
  }
}

function focusOf([start, end]: Range, backward: boolean): [offset: number, bias: 'forward' | 'back'] {
  return backward ? [start, 'forward'] : [end, 'back'];
}
