import type { Corpus } from '../corpus.ts';
import { DomText, htmlOf } from './dom-text.ts';
import type { Subject } from './subject.ts';

/** The text as plain HTML, made before the clock starts: what no reader can be expected to beat. */
export class Plain implements Subject {
  readonly element: HTMLElement;
  readonly main: HTMLElement;
  /** Within `main`: annotators put layers of their own beside the text. */
  readonly #body: HTMLElement;
  readonly #lazy: boolean;
  #html = '';
  #corpus: Corpus | null = null;
  #text: DomText | null = null;

  constructor(desk: HTMLElement, lazy: boolean) {
    this.#lazy = lazy;
    this.element = document.createElement('div');
    this.element.className = 'peer';
    this.main = document.createElement('main');
    this.#body = document.createElement('div');
    this.main.append(this.#body);
    this.element.append(this.main);
    desk.append(this.element);
  }

  prepare(corpus: Corpus): void {
    this.#corpus = corpus;
    this.#html = htmlOf(corpus, this.#lazy);
  }

  show(corpus: Corpus): void {
    if (this.#corpus !== corpus) this.prepare(corpus);
    this.#text = null;
    this.#body.innerHTML = this.#html;
  }

  get text(): DomText {
    return (this.#text ??= new DomText(this.#corpus!, this.#body.querySelectorAll('p')));
  }

  goTo(start: number, end: number): void {
    this.text.range(start, end).startContainer.parentElement!.scrollIntoView({ block: 'center' });
  }

  scroller(): HTMLElement {
    return this.element;
  }

  rectOf(start: number, end: number): DOMRect {
    return this.text.range(start, end).getBoundingClientRect();
  }

  destroy(): void {
    this.element.remove();
  }
}
