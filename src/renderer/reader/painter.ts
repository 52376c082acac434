import type { AnnotationStore, Piece } from './annotation-store.ts';
import { rangeInPage } from './dom-points.ts';
import { highlight, highlightName, knownColour, SELECTION_HIGHLIGHT } from './highlights.ts';
import { type Extent, packLanes } from './lanes.ts';
import type { Page, Surface } from './surface.ts';
import type { Look } from './types.ts';

interface Painted {
  ranges: [Highlight, StaticRange][];
  /** By annotation: how many others lie under it, which sets its underline. */
  depths: Map<string, number>;
}

/** Paints annotations over the text of single pages: one highlight a style, never one an annotation. */
export class Painter {
  readonly #surface: Surface;
  readonly #store: AnnotationStore;
  readonly #look: Look;
  readonly #painted = new Map<Page, Painted>();
  #selection: StaticRange[] = [];

  constructor(surface: Surface, store: AnnotationStore, look: Look) {
    this.#surface = surface;
    this.#store = store;
    this.#look = look;
  }

  /** Paints a page anew. */
  paint(page: Page): void {
    this.erase(page);
    const pieces = piecesIn(this.#surface, this.#store, page);
    const depths = packLanes(extentsOf(pieces), this.#elsewhere(page, pieces));
    const ranges: [Highlight, StaticRange][] = [];
    for (const { id, start, end, annotation } of pieces) {
      const range = rangeInPage(this.#surface, page, start, end);
      if (!range) continue;
      const colour = knownColour(this.#look.tags.get(annotation.tag)?.colour);
      const strong = id === this.#look.selected || id === this.#look.hovered;
      const style = highlight(highlightName(colour, depths.get(id) ?? 0, strong));
      style.add(range);
      ranges.push([style, range]);
    }
    this.#painted.set(page, { ranges, depths });
  }

  erase(page: Page): void {
    for (const [style, range] of this.#painted.get(page)?.ranges ?? []) style.delete(range);
    this.#painted.delete(page);
  }

  /** Paints the user's selection `[start, end)` on these pages; null takes it off. */
  paintSelection(range: readonly [number, number] | null, pages: Iterable<Page>): void {
    const style = highlight(SELECTION_HIGHLIGHT);
    for (const old of this.#selection) style.delete(old);
    this.#selection = [];
    if (!range) return;
    for (const page of pages) {
      const part = rangeInPage(this.#surface, page, range[0], range[1]);
      if (part) this.#selection.push(part);
    }
    for (const part of this.#selection) style.add(part);
  }

  destroy(): void {
    for (const page of [...this.#painted.keys()]) this.erase(page);
    this.paintSelection(null, []);
  }

  /** The depths that other pages have given to what goes over this one's border. */
  #elsewhere(page: Page, pieces: readonly Piece[]): Map<string, number> {
    const kept = new Map<string, number>();
    const [low, high] = boundsOf(this.#surface, page);
    for (const { id, start, end } of pieces) {
      if (start >= low && end <= high) continue;
      for (const { depths } of this.#painted.values()) {
        const depth = depths.get(id);
        if (depth !== undefined) kept.set(id, depth);
      }
    }
    return kept;
  }
}

/** The first and the last offset (UTF-16) of a page. */
export function boundsOf(surface: Surface, page: Page): [number, number] {
  return [surface.map.blocks[page.first]!.start, surface.map.blocks[page.end - 1]!.end];
}

/** The visible pieces of annotations on a page. */
export function piecesIn(surface: Surface, store: AnnotationStore, page: Page): Piece[] {
  return store.overlapping(...boundsOf(surface, page));
}

function extentsOf(pieces: readonly Piece[]): Extent[] {
  const parts = new Map<string, [number, number][]>();
  for (const { id, start, end } of pieces) {
    const known = parts.get(id);
    if (known) known.push([start, end]);
    else parts.set(id, [[start, end]]);
  }
  return [...parts].map(([id, parts]) => ({ id, parts }));
}
