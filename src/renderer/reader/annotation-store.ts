import type { Annotation } from '../../core/model/annotation.ts';
import type { Range, Span } from '../../core/model/span.ts';
import { type Interval, IntervalIndex } from '../../core/text/interval-index.ts';

/** One range of an annotation, as it lies on the text. */
export interface Piece extends Interval {
  readonly annotation: Annotation;
}

const piecesOf = (annotation: Annotation, span: Span): Piece[] =>
  span.map(([start, end]) => ({ id: annotation.id, start, end, annotation }));

const lengthOf = (span: Span): number => span.reduce((sum, [start, end]) => sum + end - start, 0);

/** The annotations of the transcript by id and by place. Changing one costs the same in a short and in a long text. */
export class AnnotationStore {
  readonly #all = new Map<string, Annotation>();
  #index = new IntervalIndex<Piece>();
  #filter: ((annotation: Annotation) => boolean) | null = null;

  /** Replaces them all. */
  set(all: readonly Annotation[]): void {
    this.#all.clear();
    this.#index = new IntervalIndex();
    for (const annotation of all) {
      this.#all.set(annotation.id, annotation);
      for (const piece of piecesOf(annotation, annotation.span)) this.#index.insert(piece);
    }
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
    return this.#index.get(id).map(({ start, end }) => [start, end] as const);
  }

  /** The visible pieces that share a character with `[start, end)`, by start, the longer first. */
  overlapping(start: number, end: number): Piece[] {
    const found = this.#index.overlapping(start, end);
    const filter = this.#filter;
    return filter ? found.filter((piece) => filter(piece.annotation)) : found;
  }

  /** The visible annotations on the character at `offset`: the shortest first, of equal ones the later made. */
  at(offset: number): Annotation[] {
    return this.overlapping(offset, offset + 1)
      .map((piece) => piece.annotation)
      .sort((a, b) => lengthOf(a.span) - lengthOf(b.span) || b.created - a.created || (a.id < b.id ? 1 : -1));
  }
}
