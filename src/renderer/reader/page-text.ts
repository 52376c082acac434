import { $createTextNode, $getNodeByKey, $isTextNode } from 'lexical';
import { $createBlock, $isBlock, $isPage, type BlockView } from './nodes.ts';
import type { Page, Surface } from './surface.ts';

/** Puts a page's blocks into its node. */
export function $fillPage(page: Page, views: readonly BlockView[], text: string): void {
  const node = $getNodeByKey(page.key);
  if (!$isPage(node)) return;
  const blocks = [];
  for (let i = page.first; i < page.end; i++) {
    const view = views[i]!;
    const content = text.slice(view.block.start, view.block.end);
    const block = $createBlock(view, content);
    block.append($createTextNode(content));
    blocks.push(block);
  }
  node.append(...blocks);
}

/** The text node of a block; null while its page is not built, or where something has damaged it. */
export function textNodeOf(surface: Surface, block: number): Text | null {
  const page = surface.pageOf(block);
  if (!page.built) return null;
  const node = page.element.children[block - page.first]?.firstChild?.firstChild;
  return node instanceof Text ? node : null;
}

/** Whether a built page holds the stored text, in the editor's state and in the document. */
export function isPristine(surface: Surface, page: Page): boolean {
  return (
    page.element.parentNode === surface.element &&
    surface.editor.read(() => $statePristine(surface, page)) &&
    domPristine(surface, page)
  );
}

function $statePristine(surface: Surface, page: Page): boolean {
  const node = $getNodeByKey(page.key);
  if (!$isPage(node) || node.getChildrenSize() !== page.end - page.first) return false;
  return node.getChildren().every((block, i) => {
    if (!$isBlock(block) || block.getChildrenSize() !== 1) return false;
    const child = block.getFirstChild();
    return $isTextNode(child) && child.__format === 0 && child.__text === wanted(surface, page.first + i);
  });
}

function domPristine(surface: Surface, page: Page): boolean {
  const { childNodes } = page.element;
  if (childNodes.length !== page.end - page.first) return false;
  return [...childNodes].every((element, i) => {
    const span = element.firstChild;
    const text = span?.firstChild;
    return (
      element.childNodes.length === 1 &&
      span?.childNodes.length === 1 &&
      text instanceof Text &&
      text.data === wanted(surface, page.first + i)
    );
  });
}

function wanted(surface: Surface, block: number): string {
  const { start, end } = surface.map.blocks[block]!;
  return surface.text.slice(start, end);
}
