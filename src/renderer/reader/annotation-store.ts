import type { Annotation } from '../../core/model/annotation.ts';
import type { Range, Span } from '../../core/model/span.ts';
import { compareIntervals, type Interval, IntervalIndex } from '../../core/text/interval-index.ts';
import { whenIdle } from './idle.ts';
import { packSpans, type PackedSpans } from './packed-spans.ts';
import type { Shown } from './types.ts';

/** One range of an annotation, as it lies on the text. */
export interface Piece extends Interval {
  readonly annotation: Shown;
}

const piecesOf = (annotation: Shown, span: Span): Piece[] =>
  span.map(([start, end]) => ({ id: annotation.id, start, end, annotation }));

const lengthOf = (span: Span): number => span.reduce((sum, [start, end]) => sum + end - start, 0);

/** Milliseconds after which the ids of what was set are made ready for questions. */
const NUMBERED_AFTER = 500;

/**
 * The annotations of the transcript by id and by place: a packed index of all that were set at once, and over it a small one
 * of those that were changed since. Changing one costs the same in a short and in a long text.
 */
export class AnnotationStore {
  #all: readonly Shown[] = [];
  /** Made at the first question, which comes after the text was painted. */
  #packed: PackedSpans | null = null;
  /** Places in `#all` of the first so many; the others come in idle moments, or with the first question for one of them. */
  readonly #places = new Map<string, number>();
  #idle: (() => void) | null = null;
  /** What is another than in `#all`: undefined where it was taken out. */
  readonly #changed = new Map<string, Shown | undefined>();
  /** Where those of `#changed` and those of a preview lie; of them nothing in `#packed` counts. */
  #index = new IntervalIndex<Piece>();
  readonly #over = new Set<string>();
  #filter: ((annotation: Annotation) => boolean) | null = null;

  /** Replaces them all. */
  set(all: readonly Shown[]): void {
    this.#all = all;
    this.#packed = null;
    this.#places.clear();
    // Not before the text is on the screen.
    const timer = setTimeout(() => {
      this.#idle = whenIdle((until) => this.#number(until));
    }, NUMBERED_AFTER);
    this.#idle?.();
    this.#idle = () => clearTimeout(timer);
    this.#changed.clear();
    this.#over.clear();
    this.#index = new IntervalIndex();
  }

  /** Adds or replaces `changed`, takes out `removed`; returns the ranges (UTF-16) in which something looks different. */
  apply(changed: readonly Shown[], removed: readonly string[]): Range[] {
    const touched: Range[] = [];
    for (const id of removed) {
      touched.push(...this.shownSpan(id));
      this.#put(id, []);
      this.#changed.set(id, undefined);
    }
    for (const annotation of changed) {
      touched.push(...this.shownSpan(annotation.id), ...annotation.span);
      this.#put(annotation.id, piecesOf(annotation, annotation.span));
      this.#changed.set(annotation.id, annotation);
    }
    return touched;
  }

  /** Shows an annotation as if it had another span, or with null its own again; returns the ranges that changed. */
  preview(id: string, span: Span | null): Range[] {
    const annotation = this.get(id);
    if (!annotation) return [];
    const touched = [...this.shownSpan(id), ...(span ?? annotation.span)];
    this.#put(id, piecesOf(annotation, span ?? annotation.span));
    return touched;
  }

  /** Leaves out of sight what the filter turns down; null shows everything. */
  setFilter(filter: ((annotation: Annotation) => boolean) | null): void {
    this.#filter = filter;
  }

  shows(annotation: Annotation): boolean {
    return this.#filter?.(annotation) ?? true;
  }

  get(id: string): Shown | undefined {
    if (this.#changed.has(id)) return this.#changed.get(id);
    if (!this.#places.has(id)) this.#number(Infinity, id);
    const place = this.#places.get(id);
    return place === undefined ? undefined : this.#all[place];
  }

  /** Goes on with `#places` until a time, or until a certain id is found. */
  #number(until: number, wanted?: string): void {
    for (let i = this.#places.size; i < this.#all.length; i++) {
      const { id } = this.#all[i]!;
      this.#places.set(id, i);
      if (id === wanted) return;
      if (i % 256 === 0 && performance.now() >= until) {
        this.#idle = whenIdle((next) => this.#number(next));
        return;
      }
    }
    this.#idle = null;
  }

  /** The ranges (UTF-16) that an annotation is shown at, a preview included. */
  shownSpan(id: string): Span {
    if (!this.#over.has(id)) return this.get(id)?.span ?? [];
    return this.#index.get(id).map(({ start, end }) => [start, end] as const);
  }

  /** The visible pieces that share a character with `[start, end)`, by start, the longer first. */
  overlapping(start: number, end: number): Piece[] {
    const found: Piece[] = [];
    this.#packed ??= packSpans(this.#all);
    for (const [place, from, to] of this.#packed.overlapping(start, end)) {
      const annotation = this.#all[place]!;
      if (this.#over.has(annotation.id)) continue;
      found.push({ id: annotation.id, start: from, end: to, annotation });
    }
    const changed = this.#index.overlapping(start, end);
    if (changed.length > 0) found.push(...changed);
    if (changed.length > 0 && found.length > changed.length) found.sort(compareIntervals);
    const filter = this.#filter;
    return filter ? found.filter((piece) => filter(piece.annotation)) : found;
  }

  /** The visible annotations on the character at `offset`: the shortest first, of equal ones the later made. */
  at(offset: number): Annotation[] {
    return this.#here(offset, false);
  }

  /** What is suggested for the character at `offset`, the shortest first. */
  suggestedAt(offset: number): Shown[] {
    return this.#here(offset, true);
  }

  #here(offset: number, suggested: boolean): Shown[] {
    return this.overlapping(offset, offset + 1)
      .map((piece) => piece.annotation)
      .filter((shown) => (shown.suggested === true) === suggested)
      .sort((a, b) => lengthOf(a.span) - lengthOf(b.span) || b.created - a.created || (a.id < b.id ? 1 : -1));
  }

  destroy(): void {
    this.#idle?.();
  }

  #put(id: string, pieces: readonly Piece[]): void {
    this.#over.add(id);
    this.#index.replace(id, pieces);
  }
}
