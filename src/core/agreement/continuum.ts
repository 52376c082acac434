import type { Block } from '../model/structure.ts';
import type { Range, Span } from '../model/span.ts';
import { OffsetMap } from '../text/offsets.ts';

/** Kinds of block that nobody says: they are not part of what annotators agree on. */
const OUTSIDE: ReadonlySet<string> = new Set(['speaker', 'timestamp', 'furniture']);

/** A stretch of the text that belongs to the continuum. */
export interface Piece {
  /** `[start, end)` of the edition's text, in UTF-16. */
  readonly start: number;
  readonly end: number;
  /** Code points of the continuum before the piece, and before its end. */
  readonly position: number;
  readonly positionEnd: number;
  /** Index into {@link Continuum.turns}. */
  readonly turn: number;
  /** True where the piece is a block, so that line breaks within it only wrap lines. */
  readonly block: boolean;
}

/**
 * What is compared: the text of the turns one after another, without speaker labels, timestamps and furniture;
 * where the transcript has no turns, the whole text without those. A place on it is a *position*: the number
 * of code points before it. What lies outside takes no room, so that a span across a speaker label is one stretch.
 */
export class Continuum {
  readonly text: string;
  readonly pieces: readonly Piece[];
  /** Ids of the turns, in the order of the text; a single `null` where the transcript has none. */
  readonly turns: readonly (string | null)[];
  /** Length in code points. */
  readonly length: number;
  readonly #map: OffsetMap;
  readonly #starts: Float64Array;

  constructor(text: string, stretches: readonly Stretch[]) {
    this.text = text;
    this.#map = new OffsetMap(text);
    const turns = new Map<string | null, number>();
    const pieces: Piece[] = [];
    let position = 0;
    for (const { start, end, turn, block } of stretches) {
      if (!turns.has(turn)) turns.set(turn, turns.size);
      const positionEnd = position + this.#map.toCodePoint(end) - this.#map.toCodePoint(start);
      pieces.push({ start, end, position, positionEnd, turn: turns.get(turn)!, block });
      position = positionEnd;
    }
    this.pieces = pieces;
    this.turns = [...turns.keys()];
    this.length = position;
    this.#starts = Float64Array.from(pieces, (piece) => piece.start);
  }

  /**
   * The position of an offset (UTF-16); of an offset outside the continuum, that of the next place within it.
   * @throws RangeError where the offset lies outside the text or within a surrogate pair.
   */
  position(offset: number): number {
    const piece = this.pieces[lastAtMost(this.#starts, offset)];
    if (!piece) return 0;
    if (offset >= piece.end) return piece.positionEnd;
    return piece.position + this.#map.toCodePoint(offset) - this.#map.toCodePoint(piece.start);
  }

  /** A span's ranges as positions, sorted, neither overlapping nor touching; none where it lies outside. */
  ranges(span: Span): Range[] {
    const out: Range[] = [];
    for (const [from, to] of span) {
      const [start, end] = [this.position(from), this.position(to)];
      if (end <= start) continue;
      const last = out.at(-1);
      if (last && start <= last[1]) out[out.length - 1] = [last[0], Math.max(last[1], end)];
      else out.push([start, end]);
    }
    return out;
  }

  /** Index into {@link turns} of the turn at a position below {@link length}. */
  turnAt(position: number): number {
    let [low, high] = [0, this.pieces.length - 1];
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.pieces[middle]!.position <= position) low = middle;
      else high = middle - 1;
    }
    return this.pieces[low]!.turn;
  }
}

/** A stretch of the text to take in, `[start, end)` in UTF-16, sorted and disjoint. */
export interface Stretch {
  start: number;
  end: number;
  turn: string | null;
  block: boolean;
}

/** The index of the last of `sorted` that is at most `value`; -1 where all are greater. */
export function lastAtMost(sorted: ArrayLike<number>, value: number): number {
  let [low, high] = [-1, sorted.length - 1];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (sorted[middle]! <= value) low = middle;
    else high = middle - 1;
  }
  return low;
}

/**
 * The continuum of an edition.
 * @param blocks the edition's blocks, sorted and disjoint (UTF-16).
 * @param turns only these turns, by id (those of one speaker, say); without it all of them.
 */
export function continuumOf(
  text: string,
  blocks: readonly Pick<Block, 'kind' | 'start' | 'end' | 'turn'>[],
  turns?: ReadonlySet<string>,
): Continuum {
  const stretches: Stretch[] = [];
  if (turns || blocks.some((block) => block.turn !== null)) {
    for (const { kind, start, end, turn } of blocks)
      if (turn !== null && !OUTSIDE.has(kind) && end > start && (!turns || turns.has(turn)))
        stretches.push({ start, end, turn, block: true });
    return new Continuum(text, stretches);
  }
  let at = 0;
  for (const { kind, start, end } of blocks) {
    if (start > at) stretches.push({ start: at, end: start, turn: null, block: false });
    if (end > start && !OUTSIDE.has(kind)) stretches.push({ start, end, turn: null, block: true });
    at = end;
  }
  if (text.length > at) stretches.push({ start: at, end: text.length, turn: null, block: false });
  return new Continuum(text, stretches);
}
