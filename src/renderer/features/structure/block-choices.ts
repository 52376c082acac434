import type { TranscriptContent } from '../../../contract/types.ts';
import type { Block, Turn } from '../../../core/model/structure.ts';
import { splitsPair } from '../../../core/model/span.ts';
import { trimRange } from '../../../core/text/white-space.ts';

/** What can be corrected at a place of a transcript. */
export interface BlockChoices {
  block: Block;
  turn: Turn | null;
  /** The UTF-16 offset at which the block can be split; null where one side would be blank. */
  splitAt: number | null;
  /** The block that the block can be joined with; null for the last. */
  next: Block | null;
  /** False where the block is the first of its turn already. */
  canStartTurn: boolean;
  /** The turn before the block's turn; null where there is none to join. */
  turnBefore: Turn | null;
}

/** The choices at `offset` (UTF-16, in the edition's text) of a block; null where the block is not there any more. */
export function blockChoices(
  content: TranscriptContent,
  blockId: string,
  offset: number,
): BlockChoices | null {
  const index = content.blocks.findIndex((block) => block.id === blockId);
  const block = content.blocks[index];
  if (!block) return null;
  const turn = content.turns.find((t) => t.id === block.turn) ?? null;
  return {
    block,
    turn,
    splitAt: canSplit(content.text, block, offset) ? offset : null,
    next: content.blocks[index + 1] ?? null,
    canStartTurn: block.turn === null || content.blocks.findIndex((b) => b.turn === block.turn) !== index,
    turnBefore: turn ? turnBefore(content, index, turn.id) : null,
  };
}

/** True where both sides of `offset` keep something other than blanks, and no surrogate pair is cut. */
function canSplit(text: string, block: Block, offset: number): boolean {
  if (offset <= block.start || offset >= block.end || splitsPair(text, offset)) return false;
  return trimRange(text, block.start, offset) !== null && trimRange(text, offset, block.end) !== null;
}

function turnBefore(content: TranscriptContent, index: number, turnId: string): Turn | null {
  for (let at = index - 1; at >= 0; at--) {
    const id = content.blocks[at]!.turn;
    if (id !== null && id !== turnId) return content.turns.find((turn) => turn.id === id) ?? null;
  }
  return null;
}
