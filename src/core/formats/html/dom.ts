import type { DefaultTreeAdapterTypes } from 'parse5';
import { withinLimit } from '../exchange/limits.ts';

export type Node = DefaultTreeAdapterTypes.ChildNode;
export type Element = DefaultTreeAdapterTypes.Element;

/** True for an element, templates included. */
export const isElement = (node: Node): node is Element => 'tagName' in node;

/** True for a stretch of text. */
export const isText = (node: Node): node is DefaultTreeAdapterTypes.TextNode => node.nodeName === '#text';

/** The value of an attribute, as the parser gives it: names in lower case. Undefined where it has none. */
export const attribute = (element: Element, name: string): string | undefined =>
  element.attrs.find((one) => one.name === name)?.value;

/** Every element below, in the order of the document. Walks without recursion: pages may nest as deep as they like. */
export function* elementsOf(root: { childNodes: Node[] }): Generator<Element> {
  const stack = root.childNodes.toReversed();
  for (let node = stack.pop(); node; node = stack.pop()) {
    if (!isElement(node)) continue;
    yield node;
    for (let i = node.childNodes.length - 1; i >= 0; i--) stack.push(node.childNodes[i]!);
  }
}

/** Throws `too-large` where elements nest deeper than anything that is read by recursion may. */
export function refuseDepth(root: { childNodes: Node[] }, where: string): void {
  const stack: [Node, number][] = root.childNodes.map((node) => [node, 1]);
  for (let top = stack.pop(); top; top = stack.pop()) {
    const [node, depth] = top;
    withinLimit('htmlDepth', depth, where);
    if (isElement(node)) for (const child of node.childNodes) stack.push([child, depth + 1]);
  }
}

/** All text in an element, blanks squeezed. */
export function textIn(element: { childNodes: Node[] }): string {
  let text = '';
  const stack = element.childNodes.toReversed();
  for (let node = stack.pop(); node; node = stack.pop()) {
    if (isText(node)) text += node.value;
    else if (isElement(node))
      for (let i = node.childNodes.length - 1; i >= 0; i--) stack.push(node.childNodes[i]!);
  }
  return text.replace(/\s+/g, ' ').trim();
}
