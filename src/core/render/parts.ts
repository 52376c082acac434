import type { Block } from '../model/structure.ts';
import { type Nested, nest } from './nest.ts';
import { type Marked, type Stretch, stretchesOf } from './segments.ts';

/** A block of a text, or what lies between two of them (as a rule, line ends), with what is marked in it. */
export interface Part<T extends Marked> {
  /** UTF-16, half-open, never empty. */
  readonly start: number;
  readonly end: number;
  readonly block: Block | null;
  readonly nodes: readonly Nested<T>[];
  /** The ranges that begin here, in the order of the text. */
  readonly begins: readonly Stretch<T>[];
}

/**
 * A whole text in its parts, with all that is marked: for print and for exports, which show everything at once. The
 * parts touch and cover the text from its first to its last character. Comes piece by piece, so that the caller can breathe.
 *
 * @param blocks sorted and disjoint
 */
export function* partsOf<T extends Marked>(
  text: string,
  blocks: readonly Block[],
  items: Iterable<T>,
): Generator<Part<T>> {
  const stretches = stretchesOf(items);
  let next = 0;
  let open: Stretch<T>[] = [];
  const part = (start: number, end: number, block: Block | null): Part<T> => {
    open = open.filter((stretch) => stretch.end > start);
    const from = next;
    while (next < stretches.length && stretches[next]!.start < end) next++;
    const begins = stretches.slice(from, next);
    open.push(...begins);
    return { start, end, block, nodes: nest(open, [start, end]), begins };
  };
  let at = 0;
  for (const block of blocks) {
    if (block.end <= at) continue;
    const start = Math.max(block.start, at);
    if (start > at) yield part(at, start, null);
    yield part(start, block.end, block);
    at = block.end;
  }
  if (at < text.length) yield part(at, text.length, null);
}

/** True for line ends between blocks, which need not be shown: unless something is marked that begins or ends there. */
export const isGap = <T extends Marked>(
  text: string,
  { block, start, end, nodes, begins }: Part<T>,
): boolean =>
  block === null && begins.length === 0 && text.slice(start, end).trim() === '' && !nodes.some(closes);

const closes = <T extends Marked>(node: Nested<T>): boolean =>
  node.mark !== null && (node.closes || node.children.some(closes));
