import type { Attribute } from '../../core/model/codebook.ts';
import type { Span } from '../../core/model/span.ts';
import type { Block } from '../../core/model/structure.ts';
import { statisticsIn } from '../../core/suggest/statistics.ts';
import { statisticValues } from '../../core/suggest/values.ts';

/** A suggestion before it is written. */
export interface Candidate {
  span: Span;
  values: Record<string, string>;
}

/** Longer blocks are looked through in pieces of about this many UTF-16 units, cut at a line break or a blank. */
const PIECE = 20_000;

/**
 * The statistics in what is said: in paragraphs and headings, not in labels, bylines, times and furniture. Yields the
 * offset up to which it has looked, so that who runs it may let others go first.
 */
export function* candidatesIn(
  text: string,
  blocks: readonly Block[],
  attributes: readonly Attribute[],
): Generator<number, Candidate[]> {
  const out: Candidate[] = [];
  for (const { kind, start, end } of blocks) {
    if (kind !== 'paragraph' && kind !== 'heading') continue;
    for (const [from, to] of pieces(text, start, end)) {
      for (const found of statisticsIn(text, from, to))
        out.push({ span: [[found.start, found.end]], values: statisticValues(found, attributes) });
      yield to;
    }
  }
  return out;
}

function* pieces(text: string, start: number, end: number): Iterable<[number, number]> {
  let at = start;
  while (end - at > 2 * PIECE) {
    const stretch = text.slice(at + PIECE, at + 2 * PIECE);
    const cut = Math.max(stretch.lastIndexOf('\n'), 0) || Math.max(stretch.lastIndexOf(' '), 0);
    // Without any blank it is no text with numbers that could be read; a pair must not be cut even so.
    const next = at + PIECE + (cut || PIECE - 1);
    const to = text.codePointAt(next - 1)! > 0xffff ? next + 1 : next;
    yield [at, to];
    at = to;
  }
  yield [at, end];
}
