import type { LayoutBlock, LayoutSpeaker } from '../../model/layout.ts';

/** What a speaker says in one go, UTF-16. */
export interface Stretch {
  speaker: LayoutSpeaker;
  start: number;
  end: number;
}

/**
 * Blocks for a text of which the sorted, disjoint stretches are said by somebody: a paragraph each line, cut where a stretch begins or
 * ends; the speaker's name alone before a stretch is its label.
 */
export function blocksOf(text: string, stretches: readonly Stretch[]): LayoutBlock[] {
  const blocks: LayoutBlock[] = [];
  let at = 0;
  const add = (end: number, turn: number | null): void => {
    for (const { 0: line, index } of text.slice(at, end).matchAll(/\S[^\r\n]*/g))
      blocks.push({ kind: 'paragraph', start: at + index, end: at + index + line.trimEnd().length, turn });
    at = end;
  };
  for (const [turn, { speaker, start, end }] of stretches.entries()) {
    const before = blocks.length;
    add(start, null);
    const label = blocks.length > before ? blocks.at(-1)! : undefined;
    if (label && isLabel(text.slice(label.start, label.end), speaker.name))
      Object.assign(label, { kind: 'speaker', turn });
    add(end, turn);
  }
  add(text.length, null);
  return blocks;
}

/** The name, with what stands around labels. */
const isLabel = (words: string, name: string): boolean =>
  words.replace(/^[*[(\s]+|[\])*:：\s]+$/g, '').toLowerCase() === name.trim().toLowerCase();
