import { normalizeSpan } from '../../core/model/span.ts';
import type { AnnotationStore, Piece } from './annotation-store.ts';
import { rangeInPage } from './dom-points.ts';
import {
  FOUND_HERE_HIGHLIGHT,
  FOUND_HIGHLIGHT,
  highlight,
  highlightName,
  knownColour,
  SELECTION_HIGHLIGHT,
  suggestedName,
} from './highlights.ts';
import { type Extent, packLanes } from './lanes.ts';
import type { Strip } from './strips.ts';
import type { Page, Surface } from './surface.ts';
import type { Look } from './types.ts';

interface Painted {
  ranges: [Highlight, StaticRange][];
  /** By annotation: how many others lie under it, which sets its underline. */
  depths: Map<string, number>;
}

/** Paints annotations over the text of single strips: one highlight a style, never one an annotation. */
export class Painter {
  readonly #surface: Surface;
  readonly #store: AnnotationStore;
  readonly #look: Look;
  readonly #painted = new Map<Strip, Painted>();
  #selection: StaticRange[] = [];

  constructor(surface: Surface, store: AnnotationStore, look: Look) {
    this.#surface = surface;
    this.#store = store;
    this.#look = look;
  }

  /** The strips that are painted now. */
  get strips(): Iterable<Strip> {
    return this.#painted.keys();
  }

  has(strip: Strip): boolean {
    return this.#painted.has(strip);
  }

  /** Paints a strip anew. */
  paint(strip: Strip): void {
    this.erase(strip);
    const pieces = this.#store.overlapping(strip.start, strip.end);
    const depths = packLanes(extentsOf(pieces), this.#elsewhere(strip, pieces));
    const alike = new Map<string, [number, number][]>();
    for (const { id, start, end, annotation } of pieces) {
      const colour = knownColour(this.#look.tags.get(annotation.tag)?.colour);
      const strong = id === this.#look.selected || id === this.#look.hovered;
      const name = annotation.suggested
        ? suggestedName(strong)
        : highlightName(colour, depths.get(id) ?? 0, strong);
      const known = alike.get(name);
      const part: [number, number] = [Math.max(start, strip.start), Math.min(end, strip.end)];
      if (known) known.push(part);
      else alike.set(name, [part]);
    }
    const ranges: [Highlight, StaticRange][] = [];
    for (const [name, parts] of alike) {
      const style = highlight(name);
      for (const [start, end] of normalizeSpan(parts)) {
        const range = rangeInPage(this.#surface, strip.page, start, end);
        if (!range) continue;
        style.add(range);
        ranges.push([style, range]);
      }
    }
    this.#markFound(strip, ranges);
    this.#painted.set(strip, { ranges, depths });
  }

  /** Paints the hits of a search in a strip. */
  #markFound(strip: Strip, ranges: Painted['ranges']): void {
    const { found } = this.#look;
    for (const i of found?.within(strip.start, strip.end) ?? []) {
      const [start, end] = found!.range(i);
      const style = highlight(i === found!.current ? FOUND_HERE_HIGHLIGHT : FOUND_HIGHLIGHT);
      const range = rangeInPage(
        this.#surface,
        strip.page,
        Math.max(start, strip.start),
        Math.min(end, strip.end),
      );
      if (!range) continue;
      style.add(range);
      ranges.push([style, range]);
    }
  }

  erase(strip: Strip): void {
    for (const [style, range] of this.#painted.get(strip)?.ranges ?? []) style.delete(range);
    this.#painted.delete(strip);
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
    for (const strip of [...this.#painted.keys()]) this.erase(strip);
    this.paintSelection(null, []);
  }

  /** The depths that other strips have given to what goes over this one's border. */
  #elsewhere(strip: Strip, pieces: readonly Piece[]): Map<string, number> {
    const kept = new Map<string, number>();
    for (const { id, start, end } of pieces) {
      if (start >= strip.start && end <= strip.end) continue;
      for (const { depths } of this.#painted.values()) {
        const depth = depths.get(id);
        if (depth !== undefined) kept.set(id, depth);
      }
    }
    return kept;
  }
}

function extentsOf(pieces: readonly Piece[]): Extent[] {
  const parts = new Map<string, [number, number][]>();
  for (const { id, start, end, annotation } of pieces) {
    if (annotation.suggested) continue;
    const known = parts.get(id);
    if (known) known.push([start, end]);
    else parts.set(id, [[start, end]]);
  }
  return [...parts].map(([id, parts]) => ({ id, parts }));
}
