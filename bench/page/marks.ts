import { $isMarkNode, $wrapSelectionInMarkNode, MarkNode } from '@lexical/mark';
import {
  $addUpdateTag,
  $createParagraphNode,
  $createRangeSelection,
  $createTextNode,
  $getNodeByKey,
  $getRoot,
  $isElementNode,
  type EditorConfig,
  createEditor,
  type ElementNode,
  ElementNode as BaseNode,
  type LexicalEditor,
  SKIP_DOM_SELECTION_TAG,
  type TextNode,
} from 'lexical';
import type { Annotation } from '../../src/core/model/annotation.ts';
import type { Corpus } from '../corpus.ts';
import { DomText } from './dom-text.ts';
import type { Subject } from './subject.ts';

const CHUNK = 50;

/** Paragraphs that are laid out together, as in our reader: all laid out, Lexical is slower still. */
class ChunkNode extends BaseNode {
  override $config() {
    return this.config('chunk', { extends: BaseNode });
  }

  override createDOM(_config: EditorConfig): HTMLElement {
    const element = document.createElement('div');
    element.className = 'chunk';
    element.style.containIntrinsicSize = 'auto 7000px';
    return element;
  }

  override updateDOM(): boolean {
    return false;
  }
}

/** Lexical with its own mark nodes: annotations are nodes of the tree, and text is split at their ends. */
export class Marks implements Subject {
  readonly #element: HTMLElement;
  readonly #editor: LexicalEditor;
  #corpus: Corpus | null = null;
  #keys: string[] = [];
  #text: DomText | null = null;

  constructor(desk: HTMLElement) {
    this.#element = document.createElement('div');
    this.#element.className = 'peer';
    const main = document.createElement('main');
    main.contentEditable = 'true';
    this.#element.append(main);
    desk.append(this.#element);
    this.#editor = createEditor({
      namespace: 'bench-marks',
      nodes: [ChunkNode, MarkNode],
      onError: (error) => {
        throw error;
      },
    });
    this.#editor.setRootElement(main);
  }

  show(corpus: Corpus): void {
    this.#corpus = corpus;
    this.#text = null;
    this.#keys = [];
    this.#update(() => {
      const root = $getRoot().clear();
      let chunk: ElementNode | null = null;
      corpus.blocks.forEach(({ start, end }, i) => {
        if (i % CHUNK === 0) root.append((chunk = new ChunkNode()));
        const paragraph = $createParagraphNode();
        paragraph.append($createTextNode(corpus.text.slice(start, end)));
        chunk!.append(paragraph);
        this.#keys.push(paragraph.getKey());
      });
    });
  }

  annotate(all: readonly Annotation[]): void {
    this.#update(() => {
      for (const annotation of all) this.$wrap(annotation);
    });
  }

  marks(): number {
    return this.#element.querySelectorAll('mark').length;
  }

  add(annotation: Annotation): void {
    this.#update(() => this.$wrap(annotation));
  }

  at(x: number, y: number): readonly string[] {
    const under = document.elementFromPoint(x, y)?.closest('mark');
    if (!under) return [];
    return this.#editor.read(() => {
      const found: string[] = [];
      for (let node = $getNodeByKey(keyOf(under, this.#editor)); node; node = node.getParent())
        if ($isMarkNode(node)) found.push(...node.getIDs());
      return found;
    });
  }

  onSelected(done: () => void): void {
    this.#element.addEventListener('click', ({ target }) => {
      const mark = target instanceof Element ? target.closest('mark') : null;
      if (!mark) return;
      mark.classList.add('is-selected');
      done();
    });
  }

  goTo(start: number, end: number): void {
    const { startContainer } = this.#words.range(start, end);
    startContainer.parentElement!.closest('p')!.scrollIntoView({ block: 'center' });
  }

  scroller(): HTMLElement {
    return this.#element;
  }

  rectOf(start: number, end: number): DOMRect {
    return this.#words.range(start, end).getBoundingClientRect();
  }

  destroy(): void {
    this.#editor.setRootElement(null);
    this.#element.remove();
  }

  get #words(): DomText {
    return (this.#text ??= new DomText(this.#corpus!, this.#element.querySelectorAll('p')));
  }

  $wrap({ id, span }: Annotation): void {
    const [start, end] = span[0]!;
    const { blocks } = this.#corpus!;
    let [low, high] = [0, blocks.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (blocks[middle]!.start <= start) low = middle + 1;
      else high = middle;
    }
    const paragraph = $getNodeByKey(this.#keys[low - 1]!);
    if (!$isElementNode(paragraph)) return;
    const selection = $createRangeSelection();
    const from = $pointIn(paragraph, start - blocks[low - 1]!.start, false);
    const to = $pointIn(paragraph, Math.min(end, blocks[low - 1]!.end) - blocks[low - 1]!.start, true);
    selection.anchor.set(from.node.getKey(), from.offset, 'text');
    selection.focus.set(to.node.getKey(), to.offset, 'text');
    $wrapSelectionInMarkNode(selection, false, id);
  }

  #update(change: () => void): void {
    this.#editor.update(
      () => {
        $addUpdateTag(SKIP_DOM_SELECTION_TAG);
        change();
      },
      { discrete: true },
    );
  }
}

function $pointIn(
  paragraph: ElementNode,
  offset: number,
  atEnd: boolean,
): { node: TextNode; offset: number } {
  let left = offset;
  const texts = paragraph.getAllTextNodes();
  for (const node of texts) {
    const size = node.getTextContentSize();
    if (atEnd ? left <= size : left < size) return { node, offset: left };
    left -= size;
  }
  const last = texts.at(-1)!;
  return { node: last, offset: last.getTextContentSize() };
}

const keyOf = (element: Element, editor: LexicalEditor): string =>
  String((element as unknown as Record<string, unknown>)[`__lexicalKey_${editor._key}`]);
