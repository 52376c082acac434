import type { Annotation } from '../../core/model/annotation.ts';
import type { Range, Span } from '../../core/model/span.ts';
import { compareIntervals, type Interval, IntervalIndex } from '../../core/text/interval-index.ts';

/** One range of an annotation, as it lies on the text. */
export interface Piece extends Interval {
  readonly annotation: Annotation;
}

const piecesOf = (annotation: Annotation, span: Span): Piece[] =>
  span.map(([start, end]) => ({ id: annotation.id, start, end, annotation }));

const lengthOf = (span: Span): number => span.reduce((sum, [start, end]) => sum + end - start, 0);

/** Up to so many are indexed at once; of more, the rest waits for idle moments and is searched one by one till then. */
const AT_ONCE = 4000;

/** Milliseconds of a slice of indexing. */
const SLICE = 8;

/** The annotations of the transcript by id and by place. Changing one costs the same in a short and in a long text. */
export class AnnotationStore {
  readonly #all = new Map<string, Annotation>();
  #index = new IntervalIndex<Piece>();
  #filter: ((annotation: Annotation) => boolean) | null = null;
  /** Not in the index yet, from the last one on. */
  #waiting: Annotation[] = [];
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** Replaces them all. */
  set(all: readonly Annotation[]): void {
    this.#all.clear();
    this.#index = new IntervalIndex();
    for (const annotation of all) this.#all.set(annotation.id, annotation);
    this.#waiting = [...all];
    this.#work(all.length <= AT_ONCE ? Infinity : 0);
  }

  /** True while some are not in the index yet; answers are the same, only slower. */
  get indexing(): boolean {
    return this.#waiting.length > 0;
  }

  /** Indexes what waits, for some milliseconds. */
  #work(budget: number): void {
    clearTimeout(this.#timer);
    const end = performance.now() + budget;
    for (let n = 0; this.#waiting.length > 0 && (n % 64 !== 0 || performance.now() < end); n++) {
      const annotation = this.#waiting.pop()!;
      if (this.#waits(annotation))
        for (const piece of piecesOf(annotation, annotation.span)) this.#index.insert(piece);
    }
    if (this.#waiting.length > 0) this.#timer = setTimeout(() => this.#work(SLICE), 0);
  }

  /** Whether an annotation of the list is still to be indexed: not if it was changed, removed or previewed meanwhile. */
  #waits(annotation: Annotation): boolean {
    return this.#all.get(annotation.id) === annotation && !this.#index.has(annotation.id);
  }

  /** Adds or replaces `changed`, takes out `removed`; returns the ranges (UTF-16) in which something looks different. */
  apply(changed: readonly Annotation[], removed: readonly string[]): Range[] {
    const touched: Range[] = [];
    for (const id of removed) {
      touched.push(...this.shownSpan(id));
      this.#index.remove(id);
      this.#all.delete(id);
    }
    for (const annotation of changed) {
      touched.push(...this.shownSpan(annotation.id), ...annotation.span);
      this.#all.set(annotation.id, annotation);
      this.#index.replace(annotation.id, piecesOf(annotation, annotation.span));
    }
    return touched;
  }

  /** Shows an annotation as if it had another span, or with null its own again; returns the ranges that changed. */
  preview(id: string, span: Span | null): Range[] {
    const annotation = this.#all.get(id);
    if (!annotation) return [];
    const touched = [...this.shownSpan(id), ...(span ?? annotation.span)];
    this.#index.replace(id, piecesOf(annotation, span ?? annotation.span));
    return touched;
  }

  /** Leaves out of sight what the filter turns down; null shows everything. */
  setFilter(filter: ((annotation: Annotation) => boolean) | null): void {
    this.#filter = filter;
  }

  get(id: string): Annotation | undefined {
    return this.#all.get(id);
  }

  /** The ranges (UTF-16) that an annotation is shown at, a preview included. */
  shownSpan(id: string): Span {
    if (!this.#index.has(id)) return this.#all.get(id)?.span ?? [];
    return this.#index.get(id).map(({ start, end }) => [start, end] as const);
  }

  /** The visible pieces that share a character with `[start, end)`, by start, the longer first. */
  overlapping(start: number, end: number): Piece[] {
    const found = this.#index.overlapping(start, end);
    if (this.#waiting.length > 0) {
      for (const annotation of this.#waiting)
        for (const piece of piecesOf(annotation, annotation.span))
          if (piece.start < end && piece.end > start && this.#waits(annotation)) found.push(piece);
      found.sort(compareIntervals);
    }
    const filter = this.#filter;
    return filter ? found.filter((piece) => filter(piece.annotation)) : found;
  }

  /** The visible annotations on the character at `offset`: the shortest first, of equal ones the later made. */
  at(offset: number): Annotation[] {
    return this.overlapping(offset, offset + 1)
      .map((piece) => piece.annotation)
      .sort((a, b) => lengthOf(a.span) - lengthOf(b.span) || b.created - a.created || (a.id < b.id ? 1 : -1));
  }

  destroy(): void {
    clearTimeout(this.#timer);
  }
}
