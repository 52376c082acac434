import type { Annotation } from '../../src/core/model/annotation.ts';
import type { Corpus } from '../corpus.ts';

/** A way to show a transcript with its annotations: ours, a peer's, or plain HTML. What it cannot do is left out. */
export interface Subject {
  /** Shows the text; when it returns, the next frame has something to read. */
  show(corpus: Corpus): void;
  /** Resolves once all of the text is in the document. Left out where it is when {@link show} returns. */
  whole?(): Promise<void>;
  /** Shows these annotations over the text. */
  annotate?(all: readonly Annotation[]): void;
  /** How many of what paints annotations stand in the document: where it changes, something was painted. */
  marks?(): number;
  add?(annotation: Annotation): void;
  /** Shows annotations of this tag alone; null: all. */
  filter?(tag: string | null): void;
  /** The ids of the annotations at a point of the viewport. */
  at?(x: number, y: number): readonly string[];
  /** Makes `done` be called once an annotation is the selected one after a click. */
  onSelected?(done: () => void): void;
  /** Brings a place (UTF-16) into view. */
  goTo(start: number, end: number): void;
  /** The element that scrolls. */
  scroller(): HTMLElement;
  /** Where text is painted (UTF-16), in the viewport; null where it is not in the document. */
  rectOf(start: number, end: number): DOMRect | null;
  destroy(): void;
}
