import type { Block } from './structure.ts';

const WORD = /\S/;

/**
 * Blocks that cover every character that is no white space, as a layout's do. One person may join blocks while another, in a
 * copy, splits one of them; once merged, neither's blocks reach over some of the words. These become a piece of the block before them
 * (of the first one where there is none), so that no word is ever out of sight. `blocks` are sorted and disjoint; offsets in
 * UTF-16. Returns the same array where nothing is open.
 */
export function coverGaps(text: string, blocks: Block[]): Block[] {
  const pieces: Block[] = [];
  let end = 0;
  for (let i = 0; i <= blocks.length && blocks.length > 0; i++) {
    const start = i < blocks.length ? blocks[i]!.start : text.length;
    const gap = start > end ? text.slice(end, start) : '';
    if (WORD.test(gap)) pieces.push(pieceOf(blocks[Math.max(0, i - 1)]!, gap, end));
    if (i < blocks.length) end = blocks[i]!.end;
  }
  return pieces.length === 0 ? blocks : [...blocks, ...pieces].sort((a, b) => a.start - b.start);
}

function pieceOf(block: Block, gap: string, at: number): Block {
  const start = at + gap.length - gap.trimStart().length;
  // A label is not what is said behind it.
  const kind = block.kind === 'speaker' ? 'paragraph' : block.kind;
  return { ...block, kind, id: `${block.id.split('#')[0]}#${start}`, start, end: at + gap.trimEnd().length };
}
