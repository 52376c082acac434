import '../../src/renderer/reader/reader.css';
import type { Annotation } from '../../src/core/model/annotation.ts';
import { Reader } from '../../src/renderer/reader/reader.ts';
import type { Corpus } from '../corpus.ts';
import type { Subject } from './subject.ts';

const COLOURS = ['blue', 'orange', 'green', 'purple', 'yellow'];

/** Our reader without the rest of the app. */
export class Ours implements Subject {
  readonly #element: HTMLElement;
  readonly #reader: Reader;
  #selected: () => void = () => undefined;

  constructor(desk: HTMLElement, tags: readonly string[]) {
    this.#element = document.createElement('div');
    desk.append(this.#element);
    this.#reader = new Reader(this.#element, {
      hit: ([id]) => {
        this.#reader.select(id ?? null);
        this.#selected();
      },
    });
    this.#reader.setTags(new Map(tags.map((tag, i) => [tag, { colour: COLOURS[i]!, name: tag }])));
  }

  show({ text, blocks, turns, speakers }: Corpus): void {
    this.#reader.setContent({
      text,
      blocks,
      turns,
      speakers: new Map(speakers.map((speaker) => [speaker.id, speaker])),
      language: 'en',
    });
  }

  whole(): Promise<void> {
    return new Promise((resolve) => {
      const look = (): void => {
        const { lastElementChild: last } = this.#element.querySelector('.reader-text')!;
        // The last page is built last; a page that is not has no block.
        if (last?.firstElementChild?.classList.contains('reader-block')) resolve();
        else setTimeout(look, 4);
      };
      look();
    });
  }

  annotate(all: readonly Annotation[]): void {
    this.#reader.setAnnotations(all);
  }

  marks(): number {
    return [...CSS.highlights].reduce(
      (sum, [name, { size }]) => sum + (name.endsWith('selection') ? 0 : size),
      0,
    );
  }

  add(annotation: Annotation): void {
    this.#reader.apply([annotation]);
  }

  filter(tag: string | null): void {
    this.#reader.setVisible(tag === null ? null : (annotation) => annotation.tag === tag);
  }

  at(x: number, y: number): readonly string[] {
    return this.#reader.annotationsAtPoint(x, y).map(({ id }) => id);
  }

  onSelected(done: () => void): void {
    this.#selected = done;
  }

  goTo(start: number, end: number): void {
    this.#reader.goTo([start, end]);
  }

  /** Goes to a place and selects it, whether it is in the page or not. */
  select(start: number, end: number): void {
    this.#reader.goTo([start, end], { select: true });
  }

  /** Whether a place is in view and painted as selected. */
  selects(start: number, end: number): boolean {
    const rect = this.#reader.rectOf(start);
    const { top, bottom } = this.#element.getBoundingClientRect();
    const selected = [...(CSS.highlights.get('passage-selection') ?? [])];
    return (
      rect !== null &&
      rect.top >= top &&
      rect.bottom <= bottom &&
      selected.some(({ startOffset, endOffset }) => endOffset - startOffset === end - start)
    );
  }

  scroller(): HTMLElement {
    return this.#element;
  }

  rectOf(start: number): DOMRect | null {
    return this.#reader.rectOf(start);
  }

  destroy(): void {
    this.#reader.destroy();
    this.#element.remove();
  }
}
