import { visibleControls } from '../../core/text/visible-controls.ts';
import type { Span } from '../../core/model/span.ts';
import { rectOf } from './dom-points.ts';
import { arcPath, layLinks, type Line, type LinkShape, type PlacedLink } from './link-layout.ts';
import type { Surface } from './surface.ts';
import type { ReaderLink } from './types.ts';

const SVG = 'http://www.w3.org/2000/svg';

/** The least room that words beside an arc need, and what is left free at the window's edge (pixels). */
const WORD_ROOM = 52;
/** Where there is less than this, words end at the window's edge: pointed at, they grow over the text. */
const FREE_ROOM = 110;
const EDGE = 6;

/** What {@link Links} has to know of the text around it. */
export interface LinkPlaces {
  /** Whether what stands at an offset (UTF-16) is near the viewport: only that is measured. */
  near: (offset: number) => boolean;
  /** The span (UTF-16) of an annotation as it is shown; empty where it is not of this text. */
  spanOf: (id: string) => Span;
}

/**
 * The relations of the selected annotation, as quiet arrows in the margin where lines end. What is out of sight has a word
 * beside the annotation that leads there. Positions are asked for only of what is near the viewport.
 */
export class Links {
  readonly #layer: HTMLElement;
  readonly #scroller: HTMLElement;
  readonly #surface: Surface;
  readonly #places: LinkPlaces;
  #shown: { own: Span; links: readonly ReaderLink[] } | null = null;

  constructor(
    layer: HTMLElement,
    scroller: HTMLElement,
    surface: Surface,
    places: LinkPlaces,
    click: (relation: string) => void,
  ) {
    this.#layer = layer;
    this.#scroller = scroller;
    this.#surface = surface;
    this.#places = places;
    layer.addEventListener('click', (event) => {
      const word =
        event.target instanceof Element
          ? event.target.closest<HTMLElement | SVGElement>('[data-relation]')
          : null;
      if (word?.dataset['relation']) click(word.dataset['relation']);
    });
    // The focus, and with it the caret, stays where it is.
    layer.addEventListener('mousedown', (event) => event.preventDefault());
  }

  /** Shows the relations of the annotation with the span `own` (UTF-16); null shows none. */
  show(own: Span | null, links: readonly ReaderLink[]): void {
    const next = own && own.length > 0 && links.length > 0 ? { own, links } : null;
    if (!next && !this.#shown) return;
    this.#shown = next;
    this.align();
  }

  /** Draws them where the text is now. */
  align(): void {
    const shown = this.#shown;
    const line = shown && this.#lineOf(shown.own);
    if (!shown || !line) {
      if (this.#layer.firstChild) this.#layer.replaceChildren();
      return;
    }
    const { left, right } = this.#surface.element.getBoundingClientRect();
    const origin = this.#layer.getBoundingClientRect();
    const sign = getComputedStyle(this.#layer).direction === 'rtl' ? -1 : 1;
    const view = this.#scroller.getBoundingClientRect();
    const [edge, room] =
      sign === 1
        ? [right - origin.left, view.left + this.#scroller.clientWidth - right - EDGE]
        : [left - origin.left, left - view.left - EDGE];
    const placed = shown.links.map((link) => this.#place(link, shown.own));
    const hasWords = room >= WORD_ROOM;
    const shapes = layLinks(line, placed, Math.max(4, hasWords ? room / 2 : room));
    const svg = document.createElementNS(SVG, 'svg');
    svg.setAttribute('class', 'reader-link-arcs');
    svg.style.left = `${edge + sign * 2}px`;
    svg.append(...shapes.filter(({ reach }) => reach > 0).map((shape) => arcOf(shape, sign)));
    const words = shapes
      .filter(({ reach }) => hasWords || reach === 0)
      .map((shape) => wordsOf(shape, edge, sign, hasWords ? room : 0));
    this.#layer.replaceChildren(svg, ...words);
  }

  destroy(): void {
    this.#layer.replaceChildren();
  }

  #place(link: ReaderLink, own: Span): PlacedLink<ReaderLink> {
    const span = link.other === null ? [] : this.#places.spanOf(link.other);
    if (span.length === 0) return { link, line: null, where: 'elsewhere' };
    return {
      link,
      line: this.#lineOf(span),
      where: span[0]![0] < own[0]![0] ? 'above' : 'below',
    };
  }

  /** The first line of a span, from the layer's top; null where it is not near. */
  #lineOf(span: Span): Line | null {
    const [start] = span[0]!;
    const rect = this.#places.near(start) ? rectOf(this.#surface, start, 'forward') : null;
    if (!rect) return null;
    const { top } = this.#layer.getBoundingClientRect();
    return { top: rect.top - top, bottom: rect.bottom - top };
  }
}

function arcOf(shape: LinkShape<ReaderLink>, sign: 1 | -1): SVGElement {
  const group = document.createElementNS(SVG, 'g');
  group.dataset['relation'] = shape.link.relation;
  const path = document.createElementNS(SVG, 'path');
  path.setAttribute('d', arcPath(shape, sign));
  // A line is too thin to be pointed at.
  const hold = path.cloneNode() as SVGPathElement;
  hold.setAttribute('class', 'reader-link-hold');
  const head = document.createElementNS(SVG, 'path');
  const at = shape.link.out ? shape.to : shape.from;
  head.setAttribute('d', `M ${sign * 5} ${at - 3.5} L 0 ${at} L ${sign * 5} ${at + 3.5}`);
  const title = document.createElementNS(SVG, 'title');
  title.textContent = visibleControls(shape.link.title);
  group.append(title, hold, path, head);
  return group;
}

const SIGNS = { above: '↑', below: '↓', elsewhere: '⇢' } as const;

/** The words at an end: pressing them goes there. `room` 0: only a sign. */
function wordsOf(shape: LinkShape<ReaderLink>, edge: number, sign: 1 | -1, room: number): HTMLElement {
  const { link, where, label } = shape;
  const words = document.createElement('span');
  words.className = 'reader-link-words';
  words.dataset['relation'] = link.relation;
  words.title = link.title;
  const way = where === 'here' ? (link.out ? '→' : '←') : where === null ? '' : SIGNS[where];
  words.textContent = visibleControls(
    [way, room > 0 ? link.label : ''].filter((part) => part !== '').join(' '),
  );
  words.style.top = `${label}px`;
  const gap = where === null ? 8 : 4;
  const near = sign === 1 ? 'left' : 'right';
  const far = sign === 1 ? 'right' : 'left';
  if (room > 0) words.style.maxWidth = `${room - gap}px`;
  if (room === 0 || room >= FREE_ROOM)
    words.style[near] = sign === 1 ? `${edge + gap}px` : `calc(100% - ${edge - gap}px)`;
  else words.style[far] = sign === 1 ? `calc(100% - ${edge + room}px)` : `${edge - room}px`;
  return words;
}
