import type { Layout, LayoutBlock } from '../model/layout.ts';
import { splitsPair } from '../model/span.ts';

/** The turns as "label: text of their paragraphs", for reading in a test. */
export function turnsOf(text: string, layout: Layout): string[] {
  return layout.turns.map(({ speaker }, turn) => {
    const words = layout.blocks.filter((block) => block.turn === turn && block.kind === 'paragraph');
    const name = speaker === null ? '-' : layout.speakers[speaker]!.label;
    return `${name}: ${words.map(({ start, end }) => text.slice(start, end)).join(' / ')}`;
  });
}

/** The texts of the blocks of one kind. */
export function textsOf(text: string, layout: Layout, kind: string): string[] {
  return layout.blocks.filter((block) => block.kind === kind).map(({ start, end }) => text.slice(start, end));
}

/**
 * What is wrong with a layout, as a sentence; null where nothing is. What must hold of every one: blocks in order, apart,
 * trimmed, of whole characters, over all that is not white space; turns in order, each block's and speaker's there.
 */
export function layoutFault(text: string, layout: Layout): string | null {
  let at = 0;
  let lastTurn = 0;
  for (const block of layout.blocks) {
    const { start, end, turn } = block;
    if (start < at || end <= start) return `Block ${start}-${end} is empty or out of order.`;
    if (text.slice(at, start).trim() !== '') return `No block covers the text at ${at}-${start}.`;
    if (text.slice(start, end) !== text.slice(start, end).trim())
      return `Block ${start}-${end} has white space at an end.`;
    if (splitsPair(text, start) || splitsPair(text, end))
      return `Block ${start}-${end} splits a surrogate pair.`;
    if (!fitsTurn(block)) return `Block ${start}-${end} is a ${block.kind} with turn ${turn}.`;
    if (turn !== null && (turn < lastTurn || !layout.turns[turn]))
      return `Turn ${turn} is unknown or out of order.`;
    lastTurn = turn ?? lastTurn;
    at = end;
  }
  if (text.slice(at).trim() !== '') return `No block covers the text after ${at}.`;
  const stray = layout.turns.find(({ speaker }) => speaker !== null && !layout.speakers[speaker]);
  return stray ? `Speaker ${stray.speaker} is unknown.` : null;
}

/** Words and labels are in a turn, what belongs to the page in none; a time may be either. */
function fitsTurn({ kind, turn }: LayoutBlock): boolean {
  return kind === 'timestamp' || (turn !== null) === (kind === 'paragraph' || kind === 'speaker');
}
