import type { Corpus } from '../corpus.ts';

/** Paragraphs that are laid out together, as many as blocks make a page of ours at most. */
const CHUNK = 50;

/** The text nodes of paragraphs that stand in the document in order, to be looked up by offsets of the text. */
export class DomText {
  readonly #starts: number[] = [];
  readonly #elements: Element[] = [];

  constructor(corpus: Corpus, elements: Iterable<Element>) {
    let i = 0;
    for (const element of elements) {
      this.#starts.push(corpus.blocks[i++]!.start);
      this.#elements.push(element);
    }
  }

  /** A live range over `[start, end)` (UTF-16) within one block. */
  range(start: number, end: number): Range {
    let [low, high] = [0, this.#starts.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#starts[middle]! <= start) low = middle + 1;
      else high = middle;
    }
    const element = this.#elements[low - 1]!;
    const range = document.createRange();
    const from = pointIn(element, start - this.#starts[low - 1]!);
    const to = pointIn(element, end - this.#starts[low - 1]!);
    range.setStart(from.node, from.offset);
    range.setEnd(to.node, to.offset);
    return range;
  }
}

/** Renderers split text nodes: the one that holds an offset of its paragraph is looked for among them. */
function pointIn(element: Element, offset: number): { node: Text; offset: number } {
  if (element.firstChild instanceof Text && element.childNodes.length === 1)
    return { node: element.firstChild, offset: Math.min(offset, element.firstChild.length) };
  const texts = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  let [left, node] = [offset, texts.nextNode() as Text];
  while (left > node.length) {
    left -= node.length;
    const next = texts.nextNode();
    if (!next) return { node, offset: node.length };
    node = next as Text;
  }
  return { node, offset: left };
}

/** The paragraphs as HTML; in chunks that the browser lays out when they come near, or all at once. */
export function htmlOf({ text, blocks }: Corpus, lazy: boolean): string {
  const escaped = (part: string): string => part.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  const paragraphs = blocks.map(({ start, end }) => `<p>${escaped(text.slice(start, end))}</p>`);
  if (!lazy) return paragraphs.join('');
  const chunks: string[] = [];
  for (let i = 0; i < paragraphs.length; i += CHUNK) {
    const own = paragraphs.slice(i, i + CHUNK);
    // As good a guess at the height as ours: what is not seen yet is not the question here.
    const height = own.reduce((sum, html) => sum + Math.ceil(html.length / 70) * 30 + 12, 0);
    chunks.push(`<div class="chunk" style="contain-intrinsic-size:auto ${height}px">${own.join('')}</div>`);
  }
  return chunks.join('');
}
