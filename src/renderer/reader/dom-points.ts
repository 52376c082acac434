import { startsRightToLeft } from '../../core/text/direction.ts';
import { graphemeEnd, graphemeStart } from '../../core/text/graphemes.ts';
import { viewOf } from './nodes.ts';
import { textNodeOf } from './page-text.ts';
import type { Page, Surface } from './surface.ts';

/** A place in the document. */
export interface DomPoint {
  node: Node;
  offset: number;
}

/** The offset (UTF-16) of a DOM point; null outside the transcript's text. */
export function offsetOfPoint(surface: Surface, node: Node | null, offset: number): number | null {
  if (!node || !surface.element.contains(node)) return null;
  if (node instanceof Text) {
    const block = blockAround(surface, node);
    return block && Math.min(block.start + offset, block.end);
  }
  const child = node.childNodes[offset];
  return child ? edgeOf(surface, child, 'start') : edgeOf(surface, node, 'end');
}

/** The DOM point of an offset; builds its page where that is missing. Between two blocks see {@link BlockMap.place}. */
export function pointOfOffset(surface: Surface, offset: number, bias: 'forward' | 'back'): DomPoint | null {
  const place = surface.map.place(offset, bias);
  if (!place) return null;
  surface.build([surface.pageOf(place.block)]);
  const node = textNodeOf(surface, place.block);
  return node && { node, offset: Math.min(place.local, node.length) };
}

function blockAround(surface: Surface, node: Node): { start: number; end: number } | null {
  for (let at: Node | null = node; at && at !== surface.element; at = at.parentNode) {
    const view = viewOf.get(at);
    if (view) return view.block;
  }
  return null;
}

/** Where an element's text starts or ends, whether it is within a block, a block, a page or the whole. */
function edgeOf(surface: Surface, node: Node, side: 'start' | 'end'): number | null {
  const block = blockAround(surface, node);
  if (block) return block[side];
  const pages = surface.pages;
  const page = pages.find(({ element }) => element === node || element.contains(node));
  const blocks = surface.map.blocks;
  if (page) return (side === 'start' ? blocks[page.first] : blocks[page.end - 1])?.[side] ?? null;
  return surface.map.whole()?.[side === 'start' ? 0 : 1] ?? null;
}

/**
 * What of `[start, end)` a page shows, as DOM points; null where that is nothing. Static, since live ranges cost at each
 * change of the document and none of ours survives one anyway.
 */
export function rangeInPage(surface: Surface, page: Page, start: number, end: number): StaticRange | null {
  if (!page.built) return null;
  const { blocks } = surface.map;
  const low = Math.max(start, blocks[page.first]!.start);
  const high = Math.min(end, blocks[page.end - 1]!.end);
  if (low >= high) return null;
  const from = surface.map.place(low, 'forward')!;
  const to = surface.map.place(high, 'back')!;
  if (from.block > to.block || (from.block === to.block && from.local >= to.local)) return null;
  const startContainer = textNodeOf(surface, from.block);
  const endContainer = textNodeOf(surface, to.block);
  if (!startContainer || !endContainer) return null;
  return new StaticRange({ startContainer, startOffset: from.local, endContainer, endOffset: to.local });
}

/**
 * Where text is painted at `offset`, in the viewport: the character that starts there (`forward`) or the one that ends
 * there (`back`). Builds the page where that is missing.
 */
export function rectOf(
  surface: Surface,
  offset: number,
  bias: 'forward' | 'back' = 'forward',
): DOMRect | null {
  const point = pointOfOffset(surface, offset, bias);
  if (!point || !(point.node instanceof Text)) return null;
  const { data } = point.node;
  const range = document.createRange();
  range.setStart(point.node, bias === 'back' ? graphemeStart(data, point.offset) : point.offset);
  range.setEnd(point.node, bias === 'back' ? point.offset : graphemeEnd(data, point.offset));
  return range.getClientRects()[0] ?? range.getBoundingClientRect();
}

/** As much of a block (UTF-16) as is looked at for its first letter. */
const LOOK = 400;

/** Whether the block at `offset` runs from right to left. */
export function isRightToLeft({ map }: Surface, offset: number, bias: 'forward' | 'back'): boolean {
  const place = map.place(offset, bias);
  if (!place) return false;
  const { start, end } = map.blocks[place.block]!;
  return startsRightToLeft(map.text.slice(start, Math.min(end, start + LOOK)));
}

/** The caret offset nearest to a point of the viewport; null where no text of ours is under it. */
export function offsetAtPoint(surface: Surface, x: number, y: number): number | null {
  const at = caretAt(x, y);
  return at && offsetOfPoint(surface, at.node, at.offset);
}

/** The offset of the character that is painted at a point of the viewport; null beside the text. */
export function characterAtPoint(surface: Surface, x: number, y: number): number | null {
  const at = caretAt(x, y);
  if (!at || !(at.node instanceof Text) || !surface.element.contains(at.node)) return null;
  // The caret goes to the nearer border of a character, so the pointer is over the one before or after it.
  for (const [from, to] of around(at.node.data, at.offset)) {
    const range = document.createRange();
    range.setStart(at.node, from);
    range.setEnd(at.node, to);
    for (const rect of range.getClientRects())
      if (rect.left <= x && x <= rect.right && rect.top <= y && y <= rect.bottom)
        return offsetOfPoint(surface, at.node, from);
  }
  return null;
}

function around(text: string, offset: number): [number, number][] {
  const out: [number, number][] = [];
  if (offset < text.length) out.push([offset, graphemeEnd(text, offset)]);
  if (offset > 0) out.push([graphemeStart(text, offset), offset]);
  return out;
}

function caretAt(x: number, y: number): DomPoint | null {
  if (typeof document.caretPositionFromPoint === 'function') {
    const at = document.caretPositionFromPoint(x, y);
    return at && { node: at.offsetNode, offset: at.offset };
  }
  const range = document.caretRangeFromPoint(x, y);
  return range && { node: range.startContainer, offset: range.startOffset };
}
