import '@recogito/text-annotator/text-annotator.css';
import { createTextAnnotator, type TextAnnotation, type TextAnnotator } from '@recogito/text-annotator';
import type { Annotation } from '../../src/core/model/annotation.ts';
import type { Corpus } from '../corpus.ts';
import { Plain } from './plain.ts';
import type { Subject } from './subject.ts';

/**
 * `@recogito/text-annotator` over plain HTML. It is given ranges that are ready: from stored offsets it looks for each place
 * from the beginning of the text, which takes minutes where these take seconds.
 */
export class Recogito implements Subject {
  readonly #plain: Plain;
  readonly #annotator: TextAnnotator<TextAnnotation, TextAnnotation>;
  readonly #renderer: 'SPANS' | 'CSS_HIGHLIGHTS';

  constructor(desk: HTMLElement, renderer: 'SPANS' | 'CSS_HIGHLIGHTS', lazy: boolean) {
    this.#plain = new Plain(desk, lazy);
    this.#renderer = renderer;
    this.#annotator = createTextAnnotator<TextAnnotation, TextAnnotation>(this.#plain.main, { renderer });
  }

  prepare(corpus: Corpus): void {
    this.#plain.prepare(corpus);
  }

  show(corpus: Corpus): void {
    this.#plain.show(corpus);
  }

  annotate(all: readonly Annotation[]): void {
    const made = all.map((annotation) => this.#made(annotation));
    this.#annotator.state.store.bulkAddAnnotations(made, true);
  }

  marks(): number {
    return this.#renderer === 'SPANS'
      ? this.#plain.element.querySelectorAll('.r6o-annotation').length
      : CSS.highlights.size;
  }

  add(annotation: Annotation): void {
    this.#annotator.state.store.addAnnotation(this.#made(annotation));
  }

  filter(tag: string | null): void {
    this.#annotator.setFilter(tag === null ? undefined : (annotation) => annotation.bodies[0]?.value === tag);
  }

  at(x: number, y: number): readonly string[] {
    const { left, top } = this.#plain.main.getBoundingClientRect();
    return (this.#annotator.state.store.getAt(x - left, y - top, true) ?? []).map(({ id }) => id);
  }

  onSelected(done: () => void): void {
    this.#annotator.on('selectionChanged', (selected) => selected.length > 0 && done());
  }

  goTo(start: number, end: number): void {
    this.#plain.goTo(start, end);
  }

  scroller(): HTMLElement {
    return this.#plain.scroller();
  }

  rectOf(start: number, end: number): DOMRect {
    return this.#plain.rectOf(start, end);
  }

  destroy(): void {
    this.#annotator.destroy();
    this.#plain.destroy();
  }

  #made({ id, span, tag }: Annotation): TextAnnotation {
    const [start, end] = span[0]!;
    const range = this.#plain.text.range(start, end);
    return {
      id,
      bodies: [{ id, annotation: id, purpose: 'tagging', value: tag }],
      target: { annotation: id, selector: [{ quote: range.toString(), start, end, range }] },
    };
  }
}
