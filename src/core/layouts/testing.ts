import { expect } from 'vitest';
import type { Layout } from '../model/layout.ts';
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

/** What holds of every layout: blocks in order, apart, trimmed, whole characters, over all that is not white space. */
export function expectSound(text: string, layout: Layout): void {
  let at = 0;
  for (const { start, end, turn, kind } of layout.blocks) {
    expect(end).toBeGreaterThan(start);
    expect(text.slice(at, start).trim()).toBe('');
    expect(text.slice(start, end)).toBe(text.slice(start, end).trim());
    expect(splitsPair(text, start) || splitsPair(text, end)).toBe(false);
    if (turn !== null) expect(layout.turns[turn]).toBeDefined();
    if (kind === 'paragraph' || kind === 'speaker') expect(turn).not.toBeNull();
    if (kind === 'furniture' || kind === 'heading' || kind === 'byline') expect(turn).toBeNull();
    at = end;
  }
  expect(text.slice(at).trim()).toBe('');
  for (const { speaker } of layout.turns)
    if (speaker !== null) expect(layout.speakers[speaker]).toBeDefined();
  const inOrder = layout.blocks.flatMap(({ turn }) => (turn === null ? [] : [turn]));
  expect(inOrder).toEqual(inOrder.toSorted((a, b) => a - b));
}
