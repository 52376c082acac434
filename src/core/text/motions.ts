import type { Range } from '../model/span.ts';
import type { Block } from '../model/structure.ts';
import { trimToGraphemes } from './graphemes.ts';
import { nextEdge, previousEdge, snapRange } from './segmentation.ts';

/** By what a caret or the end of a selection moves. */
export const MOTION_UNITS = ['character', 'word', 'sentence', 'paragraph', 'turn'] as const;
export type MotionUnit = (typeof MOTION_UNITS)[number];

/** A text with the blocks that are shown of it: sorted, disjoint, not empty. All offsets in UTF-16. */
export interface LaidText {
  text: string;
  blocks: readonly Block[];
  /** BCP 47; empty for unknown. */
  language: string;
}

type Edge = 'start' | 'end';

const GRANULARITY = { character: 'grapheme', word: 'word', sentence: 'sentence' } as const;

/**
 * Where the focus of a selection goes. Away from the anchor it stops where units end (before the anchor: where they start),
 * so that no blank is taken along; towards the anchor it stops where it would have come from, and at the anchor itself. One
 * step and one back therefore lead to where one was.
 */
export function extendFocus(
  laid: LaidText,
  { anchor, focus }: { anchor: number; focus: number },
  unit: MotionUnit,
  forward: boolean,
): number {
  if (forward)
    return focus >= anchor
      ? (stopAfter(laid, focus, unit, 'end') ?? focus)
      : Math.min(stopAfter(laid, focus, unit, 'start') ?? anchor, anchor);
  return focus <= anchor
    ? (stopBefore(laid, focus, unit, 'start') ?? focus)
    : Math.max(stopBefore(laid, focus, unit, 'end') ?? anchor, anchor);
}

/** Where a caret goes: to the start of the next or the last unit; from the last one, to its end. */
export function moveCaret(laid: LaidText, caret: number, unit: MotionUnit, forward: boolean): number {
  return forward
    ? (stopAfter(laid, caret, unit, 'start') ?? stopAfter(laid, caret, unit, 'end') ?? caret)
    : (stopBefore(laid, caret, unit, 'start') ?? caret);
}

/** The unit that the character at `offset` belongs to; at the end of one, that one. Null between units. */
export function unitAt(laid: LaidText, offset: number, unit: MotionUnit): Range | null {
  for (const at of [offset, offset - 1]) {
    const start = stopBefore(laid, at + 1, unit, 'start');
    const end = start === null ? null : stopAfter(laid, start, unit, 'end');
    if (start !== null && end !== null && start <= at && at < end) return [start, end];
  }
  return null;
}

/**
 * A range widened to whole units at both ends, without blanks there; each end is looked for in its own block. Null for a range
 * of nothing but blanks. Doing it again changes nothing.
 */
export function snapToUnits(laid: LaidText, range: Range, unit: 'word' | 'sentence'): Range | null {
  const { text, blocks, language } = laid;
  const trimmed = trimToGraphemes(text, ...range);
  if (!trimmed) return null;
  const end = (at: number): Range | null => {
    const block = blocks[lastStarting(blocks, at)];
    if (!block) return null;
    const own: Range = [Math.max(trimmed[0], block.start), Math.min(trimmed[1], block.end)];
    return own[0] < own[1]
      ? snapRange(text, own, unit, { language, within: [block.start, block.end] })
      : null;
  };
  return [end(trimmed[0])?.[0] ?? trimmed[0], end(trimmed[1] - 1)?.[1] ?? trimmed[1]];
}

/** The first place after `offset` where a unit starts or ends; null where none does. */
function stopAfter(laid: LaidText, offset: number, unit: MotionUnit, edge: Edge): number | null {
  const { text, blocks, language } = laid;
  if (unit === 'paragraph' || unit === 'turn') {
    const stops = stopsOf(blocks, unit)[edge];
    return stops[firstAfter(stops, offset)] ?? null;
  }
  for (let i = Math.max(0, lastStarting(blocks, offset)); i < blocks.length; i++) {
    const { start, end } = blocks[i]!;
    const from = Math.max(offset, start - 1);
    const found = nextEdge(text, from, GRANULARITY[unit], edge, { language, within: [start, end] });
    if (found !== null && found >= start && (edge === 'end' || found < end)) return found;
  }
  return null;
}

/** The last place before `offset` where a unit starts or ends; null where none does. */
function stopBefore(laid: LaidText, offset: number, unit: MotionUnit, edge: Edge): number | null {
  const { text, blocks, language } = laid;
  if (unit === 'paragraph' || unit === 'turn') {
    const stops = stopsOf(blocks, unit)[edge];
    return stops[firstAfter(stops, offset - 1) - 1] ?? null;
  }
  for (let i = lastStarting(blocks, offset); i >= 0; i--) {
    const { start, end } = blocks[i]!;
    const from = Math.min(offset, end + 1);
    const found = previousEdge(text, from, GRANULARITY[unit], edge, { language, within: [start, end] });
    if (found !== null && found <= end && (edge === 'start' || found > start)) return found;
  }
  return null;
}

/** The last block that starts at or before `offset`; -1 where none does. */
function lastStarting(blocks: readonly Block[], offset: number): number {
  let low = 0;
  let high = blocks.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (blocks[middle]!.start <= offset) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** The number of the first of sorted places that is after `offset`. */
function firstAfter(stops: readonly number[], offset: number): number {
  let low = 0;
  let high = stops.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (stops[middle]! <= offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

type Stops = Record<Edge, readonly number[]>;

/** Blocks are the same object as long as nothing of them changes. */
const known = new WeakMap<readonly Block[], Record<'paragraph' | 'turn', Stops>>();

function stopsOf(blocks: readonly Block[], unit: 'paragraph' | 'turn'): Stops {
  let found = known.get(blocks);
  if (!found) {
    const read = blocks.filter(({ kind }) => kind === 'paragraph' || kind === 'heading' || kind === 'byline');
    const said = turnsOf(blocks);
    found = {
      paragraph: { start: read.map(({ start }) => start), end: read.map(({ end }) => end) },
      turn: { start: said.map(([start]) => start), end: said.map(([, end]) => end) },
    };
    known.set(blocks, found);
  }
  return found[unit];
}

/** What is said in each turn, from its first paragraph to its last: labels and times at its ends are no part of it. */
export function turnsOf(blocks: readonly Block[]): Range[] {
  const found: [start: number, end: number, turn: string][] = [];
  for (const { kind, turn, start, end } of blocks) {
    if (kind !== 'paragraph' || turn === null) continue;
    const last = found.at(-1);
    if (last?.[2] === turn) last[1] = end;
    else found.push([start, end, turn]);
  }
  return found.map(([start, end]) => [start, end]);
}
