import '@fontsource-variable/source-serif-4/wght.css';
import '@fontsource-variable/inter/wght.css';
import '../../src/renderer/styles/palette.css';
import { annotationOf, type Corpus, corpusOf, type CorpusSize, TAGS } from '../corpus.ts';
import { Marks } from './marks.ts';
import { Ours } from './ours.ts';
import { Plain } from './plain.ts';
import { Recogito } from './recogito.ts';
import type { Subject } from './subject.ts';
import { calm, frames, painted, paintedOnce } from './timing.ts';

const desk = document.getElementById('desk')!;

const SUBJECTS = {
  ours: () => new Ours(desk, TAGS),
  'plain, lazy': () => new Plain(desk, true),
  'plain, all laid out': () => new Plain(desk, false),
  'mark nodes': () => new Marks(desk),
  'recogito, highlights': () => new Recogito(desk, 'CSS_HIGHLIGHTS', false),
  'recogito, spans': () => new Recogito(desk, 'SPANS', false),
  'recogito, highlights, lazy': () => new Recogito(desk, 'CSS_HIGHLIGHTS', true),
  'recogito, spans, lazy': () => new Recogito(desk, 'SPANS', true),
} satisfies Record<string, () => Subject>;

export type SubjectName = keyof typeof SUBJECTS;

/** What the benchmarks ask of the page. Times in milliseconds. */
class BenchPage {
  #corpus: Corpus = corpusOf({ words: 100, annotations: 10 });
  #subject: Subject | null = null;
  #added = 0;
  /** What a key or a click of the test is to be answered with. */
  answer: Promise<number> = Promise.resolve(0);

  /** Makes the corpus that all that follows is measured on. */
  corpus(size: CorpusSize): void {
    this.#corpus = corpusOf(size);
  }

  get #own(): Subject {
    if (!this.#subject) throw new Error('Nothing is shown.');
    return this.#subject;
  }

  async close(): Promise<void> {
    this.#subject?.destroy();
    this.#subject = null;
    await calm(50);
  }

  /** Time to the first paint of the text, with its annotations given before where that is asked for. */
  async open(name: SubjectName, annotated = false): Promise<number> {
    await this.close();
    this.#subject = SUBJECTS[name]();
    if (this.#subject instanceof Plain || this.#subject instanceof Recogito)
      this.#subject.prepare(this.#corpus);
    await calm(50);
    const start = performance.now();
    if (annotated) this.#own.annotate?.(this.#corpus.annotations);
    this.#own.show(this.#corpus);
    return (await painted()) - start;
  }

  /** Time from the call to show the text until all of it is in the document. */
  async whole(name: SubjectName): Promise<number> {
    await this.close();
    this.#subject = SUBJECTS[name]();
    if (this.#subject instanceof Plain) this.#subject.prepare(this.#corpus);
    await calm(50);
    const start = performance.now();
    this.#own.show(this.#corpus);
    await this.#own.whole?.();
    return performance.now() - start;
  }

  /** Time from the call to show the text until its last words, gone to and selected at once, are painted as selected. */
  async end(): Promise<number> {
    await this.close();
    const ours = SUBJECTS.ours();
    this.#subject = ours;
    await calm(50);
    const { start, end } = this.#corpus.blocks.at(-1)!;
    const from = performance.now();
    ours.show(this.#corpus);
    ours.select(start, end);
    const at = await paintedOnce(() => ours.selects(start, end));
    return at - from;
  }

  /** Waits until all of the text is there. */
  async settle(): Promise<void> {
    await this.#own.whole?.();
    await calm();
  }

  /** Time until the annotations are painted, as far as they are near what is in view. */
  async annotate(): Promise<number> {
    const before = this.#own.marks!();
    const start = performance.now();
    this.#own.annotate!(this.#corpus.annotations);
    return (await paintedOnce(() => this.#own.marks!() !== before)) - start;
  }

  /** From the next key press on: adds an annotation in view; `answer` is the time until it is painted. */
  expectKey(): void {
    const { text } = this.#corpus;
    let start = 20;
    for (let n = 0; n <= this.#added * 2; n++) start = text.indexOf(' ', start) + 1;
    const end = text.indexOf(' ', start + 12);
    const made = annotationOf(`added-${this.#added}`, { start, end, tag: this.#added++ % TAGS.length });
    this.answer = new Promise((resolve, reject) => {
      const pressed = (event: Event): void => {
        const before = this.#own.marks!();
        this.#own.add!(made);
        paintedOnce(() => this.#own.marks!() !== before).then((at) => resolve(at - event.timeStamp), reject);
      };
      addEventListener('keydown', pressed, { once: true });
    });
  }

  /** A point on an annotation in view; `answer` is the time from the click there until it is the selected one. */
  expectClick(n: number): { x: number; y: number } {
    const own = this.#own;
    const bottom = own.scroller().getBoundingClientRect().bottom;
    const inView = this.#corpus.annotations.slice(0, 200).filter(({ span: [range] }) => {
      const rect = own.rectOf(range![0], range![1]);
      return rect !== null && rect.top > 60 && rect.bottom < bottom - 60;
    });
    const [start, end] = inView[n % inView.length]!.span[0]!;
    const rect = own.rectOf(start, end)!;
    this.answer = new Promise((resolve) => {
      let clicked = Number.NaN;
      addEventListener('pointerdown', (event) => (clicked = event.timeStamp), { capture: true, once: true });
      own.onSelected!(() => void painted().then((at) => resolve(at - clicked)));
    });
    return { x: rect.left + 4, y: rect.top + 8 };
  }

  /** Time from the call until a place far away (0 to 1 of the text) is in view, and painted. */
  async jump(to: number): Promise<number> {
    const { annotations } = this.#corpus;
    const { span } = annotations[Math.floor(to * (annotations.length - 1))]!;
    const [start, end] = span[0]!;
    const { top, bottom } = this.#own.scroller().getBoundingClientRect();
    const from = performance.now();
    this.#own.goTo(start, end);
    const at = await paintedOnce(() => {
      const rect = this.#own.rectOf(start, end);
      return rect !== null && rect.top >= top && rect.bottom <= bottom;
    });
    return at - from;
  }

  /** Time until only one tag's annotations are shown. */
  async filter(tag: number | null): Promise<number> {
    const before = this.#own.marks!();
    const start = performance.now();
    this.#own.filter!(tag === null ? null : TAGS[tag]!);
    return (await paintedOnce(() => this.#own.marks!() !== before)) - start;
  }

  /** Time of one question what lies under a point: the mean of many, spread over what is in view. */
  hitTest(): { time: number; found: number } {
    const { left, top, width, height } = this.#own.scroller().getBoundingClientRect();
    const count = 300;
    let found = 0;
    const start = performance.now();
    for (let n = 0; n < count; n++)
      found += this.#own.at!(
        left + width / 2 - 250 + ((n * 37) % 500),
        top + 30 + ((n * 53) % (height - 60)),
      ).length;
    return { time: (performance.now() - start) / count, found };
  }

  async scroll(step: number, count: number, from: number): Promise<number[]> {
    const scroller = this.#own.scroller();
    scroller.scrollTop = from * scroller.scrollHeight;
    await calm();
    return frames(scroller, step, count);
  }

  /** Pixels that can be scrolled. */
  room(): number {
    const { scrollHeight, clientHeight } = this.#own.scroller();
    return scrollHeight - clientHeight;
  }

  rest(milliseconds: number): Promise<void> {
    return calm(milliseconds);
  }

  async top(): Promise<void> {
    this.#own.scroller().scrollTop = 0;
    await calm();
  }
}

export type { BenchPage };

Object.assign(globalThis, { bench: new BenchPage() });
