import type { Layout, LayoutBlock } from '../../../core/model/layout.ts';
import type { BlockKind } from '../../../core/model/structure.ts';
import { splitsPair } from '../../../core/model/span.ts';

/** What people call the kinds of block. */
export const KIND_NAMES: Readonly<Record<BlockKind, string>> = {
  heading: 'Heading',
  byline: 'Byline',
  speaker: 'Speaker label',
  paragraph: 'Text',
  timestamp: 'Time',
  furniture: 'Furniture',
};

/** A line of the text preview: a block as it will be laid out. */
export interface PreviewLine {
  kind: BlockKind;
  start: number;
  /** As much of the block as is shown. */
  shown: string;
  /** UTF-16 units of the block that are not shown. */
  more: number;
  /** On speaker labels: the name that the label stands for, where it is another. */
  name: string;
  /** The first block of its turn. */
  opensTurn: boolean;
}

/** A text without paragraphs is one block of megabytes: as much of it is shown as a reader looks at. */
const SHOWN = 4_000;

export function previewLine(text: string, layout: Layout, index: number): PreviewLine {
  const block = layout.blocks[index]!;
  let end = Math.min(block.end, block.start + SHOWN);
  if (splitsPair(text, end)) end--;
  const turn = block.turn === null ? undefined : layout.turns[block.turn];
  const speaker = turn?.speaker == null ? undefined : layout.speakers[turn.speaker];
  return {
    kind: block.kind,
    start: block.start,
    shown: text.slice(block.start, end),
    more: block.end - end,
    name: block.kind === 'speaker' && speaker && speaker.name !== speaker.label ? speaker.name : '',
    opensTurn: block.turn !== null && layout.blocks[index - 1]?.turn !== block.turn,
  };
}

/** The place of the block that starts at or before `start` (UTF-16), by binary search; 0 where none does. */
export function indexAt(blocks: readonly LayoutBlock[], start: number): number {
  let [low, high] = [0, blocks.length - 1];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (blocks[middle]!.start <= start) low = middle;
    else high = middle - 1;
  }
  return Math.max(low, 0);
}

/** "142 turns, 3 speakers, 5 furniture lines", for people to read. */
export function layoutSummary(layout: Layout): string {
  const names = new Set(
    layout.turns.flatMap((turn) => (turn.speaker === null ? [] : [layout.speakers[turn.speaker]!.name])),
  );
  const furniture = layout.blocks.filter((block) => block.kind === 'furniture').length;
  return [
    plural(layout.turns.length, 'turn'),
    plural(names.size, 'speaker'),
    ...(furniture > 0 ? [plural(furniture, 'furniture line')] : []),
  ].join(', ');
}

/** "1 turn", "12,345 turns". */
export const plural = (count: number, one: string, many = `${one}s`): string =>
  `${count.toLocaleString('en')} ${count === 1 ? one : many}`;
