import { describe, expect, it } from 'vitest';
import type { TranscriptContent } from '../../../contract/types.ts';
import { blockChoices } from './block-choices.ts';

const text = 'Title\n\nANNA:\n\nOne 😀 two.\n\nThree.\n\nBEN:\n\nFour.';
const block = (id: string, part: string, kind: 'heading' | 'speaker' | 'paragraph', turn: string | null) => {
  const start = text.indexOf(part);
  return { id, kind, start, end: start + part.length, turn };
};
const content = {
  text,
  blocks: [
    block('title', 'Title', 'heading', null),
    block('anna', 'ANNA:', 'speaker', 'a'),
    block('one', 'One 😀 two.', 'paragraph', 'a'),
    block('three', 'Three.', 'paragraph', 'a'),
    block('ben', 'BEN:', 'speaker', 'b'),
    block('four', 'Four.', 'paragraph', 'b'),
  ],
  turns: [
    { id: 'a', speaker: null, time: null },
    { id: 'b', speaker: null, time: 5 },
  ],
} as unknown as TranscriptContent;
const at = (id: string, part: string) => blockChoices(content, id, text.indexOf(part))!;

describe('what can be corrected at a place', () => {
  it('splits between two texts only, and not through a character', () => {
    expect(at('one', 'two.').splitAt).toBe(text.indexOf('two.'));
    expect(at('one', 'One').splitAt).toBeNull();
    expect(blockChoices(content, 'one', text.indexOf('😀') + 1)!.splitAt).toBeNull();
    expect(at('three', 'One').splitAt).toBeNull();
  });
  it('joins with the next block, except the last', () => {
    expect(at('one', 'One').next?.id).toBe('three');
    expect(at('four', 'Four').next).toBeNull();
  });
  it('starts a turn where none starts yet', () => {
    expect(at('three', 'Three').canStartTurn).toBe(true);
    expect(at('anna', 'ANNA').canStartTurn).toBe(false);
    expect(at('title', 'Title').canStartTurn).toBe(true);
  });
  it('joins a turn with the one before it', () => {
    expect(at('four', 'Four').turnBefore?.id).toBe('a');
    expect(at('three', 'Three').turnBefore).toBeNull();
    expect(at('title', 'Title').turnBefore).toBeNull();
  });
  it('knows when the block is gone', () => expect(blockChoices(content, 'gone', 0)).toBeNull());
});
