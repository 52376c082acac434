import type { BlockKind } from '../model/structure.ts';
import type { Block } from '../model/structure.ts';
import type { EditMap } from './edit-map.ts';
import type { Edits } from './edits.ts';

/** A stretch of the text after that is to be a block of its own. UTF-16. */
export interface NewBlock {
  kind: BlockKind;
  start: number;
  end: number;
  turn: string | null;
}

/** What corrections of the text make of its blocks, beyond their moving along. */
export interface BlockChanges {
  /** A block that goes on where the next one has gone, since the line break between them was deleted. */
  joined: { id: string; start: number; end: number; gone: string[] }[];
  /** Paragraphs that were typed, or split off from blocks by line breaks that were typed. They come before what they overlap. */
  added: NewBlock[];
}

/**
 * A block through one correction: what is put in at its edges is part of it, since it stands in its line. Null where all of
 * it is gone. White space at its ends is left out.
 */
export function mapBlock(
  way: readonly EditMap[],
  text: string,
  { start, end }: Pick<Block, 'start' | 'end'>,
): [start: number, end: number] | null {
  let [from, to] = [start, end];
  for (const step of way) {
    [from, to] = [step.position(from, -1), step.position(to, 1)];
    if (to <= from) return null;
  }
  return trimmedRange(text, from, to);
}

/**
 * @param text the text after
 * @param blocks the blocks of the text before that are left, where they stand in the text after: sorted and disjoint
 * @param edits of the text before
 * @param lineIsBlock whether each line break ends a block here; else a blank line does
 */
export function blocksThrough(
  text: string,
  blocks: readonly Block[],
  edits: Edits,
  lineIsBlock: boolean,
): BlockChanges {
  const joined = joinedBlocks(text, blocks, edits);
  const gone = new Set(joined.flatMap((one) => one.gone));
  const bounds = new Map(joined.map((one) => [one.id, one]));
  const left = blocks
    .filter(({ id }) => !gone.has(id))
    .map((block) => ({ ...block, ...pick(bounds.get(block.id)) }));
  const places = insertedRanges(edits);
  const added: NewBlock[] = [];
  eachTouched(left, places, (block, touching) => added.push(...splitOff(text, block, touching, lineIsBlock)));
  for (const [from, to] of places)
    for (const [start, end] of uncovered(text, left, from, to)) {
      const before = left[firstEndingAfter(left, start) - 1];
      for (const [s, e] of pieces(text, start, end, [[start, end]], lineIsBlock))
        added.push({ kind: 'paragraph', start: s, end: e, turn: before?.turn ?? null });
    }
  return { joined, added };
}

/** Blocks with what was put in within them or at their edges; both lists are sorted. */
function eachTouched(
  blocks: readonly Block[],
  places: readonly (readonly [number, number])[],
  visit: (block: Block, touching: readonly (readonly [number, number])[]) => void,
): void {
  let first = 0;
  for (const block of blocks) {
    while (first < places.length && places[first]![1] <= block.start) first++;
    let end = first;
    while (end < places.length && places[end]![0] < block.end) end++;
    if (end > first) visit(block, places.slice(first, end));
  }
}

const pick = (bounds: { start: number; end: number } | undefined) =>
  bounds && { start: bounds.start, end: bounds.end };

/** Where the text after holds what was put in; an empty range where something was only taken out. */
function insertedRanges(edits: Edits): [number, number][] {
  let shift = 0;
  return edits.map(([start, end, inserted]) => {
    const from = start + shift;
    shift += inserted.length - (end - start);
    return [from, from + inserted.length];
  });
}

/** Blocks of one kind and turn between which a change has left no line break. */
function joinedBlocks(text: string, blocks: readonly Block[], edits: Edits): BlockChanges['joined'] {
  const out: BlockChanges['joined'] = [];
  const places = insertedRanges(edits);
  let at = 0;
  for (let i = 0; i + 1 < blocks.length; i++) {
    const [block, next] = [blocks[i]!, blocks[i + 1]!];
    while (at < places.length && places[at]![1] < block.end) at++;
    if (at === places.length) break;
    if (places[at]![0] > next.start) continue;
    const open = out.at(-1)?.gone.at(-1) === block.id ? out.at(-1)! : null;
    const gap = text.slice(block.end, next.start);
    if (block.kind !== next.kind || block.turn !== next.turn || /[\r\n]/.test(gap)) continue;
    if (open) [open.end] = [next.end, open.gone.push(next.id)];
    else out.push({ id: block.id, start: block.start, end: next.end, gone: [next.id] });
  }
  return out;
}

/** The parts of a block that line breaks among what was put in set off from the part that has most of what it held before. */
function splitOff(
  text: string,
  block: Block,
  inserted: readonly (readonly [number, number])[],
  lineIsBlock: boolean,
): NewBlock[] {
  const parts = pieces(text, block.start, block.end, inserted, lineIsBlock);
  if (parts.length < 2) return [];
  const old = ([s, e]: [number, number]) =>
    inserted.reduce((n, [from, to]) => n - Math.max(0, Math.min(e, to) - Math.max(s, from)), e - s);
  const kept = parts.reduce((best, part) => (old(part) > old(best) ? part : best));
  const kind = block.kind === 'furniture' ? 'furniture' : 'paragraph';
  return parts
    .filter((part) => part !== kept)
    .map(([start, end]) => ({ kind, start, end, turn: block.turn }));
}

/** A stretch cut at its line breaks, as far as they touch what was put in. */
function pieces(
  text: string,
  start: number,
  end: number,
  inserted: readonly (readonly [number, number])[],
  lineIsBlock: boolean,
): [number, number][] {
  const out: [number, number][] = [];
  let at = start;
  const take = (until: number): void => {
    const part = trimmedRange(text, at, until);
    if (part) out.push(part);
  };
  for (const { index, 0: run } of text.slice(start, end).matchAll(/\s*[\r\n]\s*/g)) {
    const breaks = run.match(/\r\n|\r|\n/g)!.length;
    const [s, e] = [start + index, start + index + run.length];
    if ((breaks < 2 && !lineIsBlock) || !inserted.some(([from, to]) => e > from && s < to)) continue;
    take(s);
    at = e;
  }
  take(end);
  return out;
}

/** What of a stretch lies in no block and is not blank. */
function uncovered(
  text: string,
  blocks: readonly Pick<Block, 'start' | 'end'>[],
  from: number,
  to: number,
): [number, number][] {
  const out: [number, number][] = [];
  let at = from;
  for (let i = firstEndingAfter(blocks, from); at < to; i++) {
    const { start, end } = blocks[i] ?? { start: to, end: to };
    const part = trimmedRange(text, at, Math.min(start, to));
    if (part) out.push(part);
    at = Math.max(at, end);
  }
  return out;
}

/** The index of the first block that ends after an offset. */
function firstEndingAfter(blocks: readonly Pick<Block, 'end'>[], offset: number): number {
  let [low, high] = [0, blocks.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (blocks[middle]!.end <= offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

function trimmedRange(text: string, start: number, end: number): [number, number] | null {
  if (end <= start) return null;
  const slice = text.slice(start, end);
  const from = start + slice.length - slice.trimStart().length;
  const to = start + slice.trimEnd().length;
  return to > from ? [from, to] : null;
}
