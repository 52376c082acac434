import { type Range, splitsPair } from '../../core/model/span.ts';
import type { Block } from '../../core/model/structure.ts';

/** Which block an offset is shown in, and where in that block's text (UTF-16, 0 to its length). */
export interface Place {
  block: number;
  local: number;
}

/**
 * Where offsets of a text fall in its blocks, and back. The characters between blocks (line breaks, blanks around a
 * label) are part of the text but are not shown: an offset among them is shown at the next block's start or the
 * previous one's end. All offsets in UTF-16.
 */
export class BlockMap {
  readonly text: string;
  readonly blocks: readonly Block[];

  constructor(text: string, blocks: readonly Block[]) {
    this.text = text;
    this.blocks = blocks;
  }

  /** The last block that starts at or before `offset`; -1 where none does. */
  indexAt(offset: number): number {
    let low = 0;
    let high = this.blocks.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.blocks[middle]!.start <= offset) low = middle + 1;
      else high = middle;
    }
    return low - 1;
  }

  /**
   * Where `offset` is shown. Between two blocks, and where one ends and the next begins at once, `forward` takes the
   * next block's start and `back` the previous one's end. Null only where there are no blocks.
   */
  place(offset: number, bias: 'forward' | 'back'): Place | null {
    if (this.blocks.length === 0) return null;
    let block = this.indexAt(offset);
    if (block < 0) return { block: 0, local: 0 };
    let at = this.blocks[block]!;
    if (bias === 'back' && offset === at.start && block > 0) at = this.blocks[--block]!;
    else if (bias === 'forward' && offset > at.end && block + 1 < this.blocks.length)
      at = this.blocks[++block]!;
    return { block, local: Math.min(Math.max(offset - at.start, 0), at.end - at.start) };
  }

  /** The offset at `local` in block number `block`; `local` beyond the block's length counts as its end. */
  offsetOf(block: number, local: number): number {
    const { start, end } = this.blocks[block]!;
    return Math.min(start + Math.max(local, 0), end);
  }

  /**
   * The part of `[start, end)` that is shown: an end within the blanks between blocks, or at a block's border with
   * nothing of that block in it, moves to the nearest block inside. Ends within a surrogate pair move out of it.
   * Null where nothing is left.
   */
  trim([start, end]: Range): Range | null {
    const first = this.place(start, 'forward');
    const last = this.place(end, 'back');
    if (!first || !last) return null;
    let from = this.offsetOf(first.block, first.local);
    if (from === this.blocks[first.block]!.end && first.block + 1 < this.blocks.length)
      from = this.blocks[first.block + 1]!.start;
    let to = this.offsetOf(last.block, last.local);
    if (from >= to) return null;
    if (splitsPair(this.text, from)) from--;
    if (splitsPair(this.text, to)) to++;
    return [from, to];
  }

  /** From the first block's start to the last one's end; null where there are no blocks. */
  whole(): Range | null {
    const first = this.blocks[0];
    const last = this.blocks.at(-1);
    return first && last ? [first.start, last.end] : null;
  }
}
