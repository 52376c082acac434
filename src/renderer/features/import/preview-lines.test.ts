import { describe, expect, it } from 'vitest';
import type { Layout } from '../../../core/model/layout.ts';
import { indexAt, layoutSummary, plural, previewLine } from './preview-lines.ts';

const text = 'Share:\n\nMR. X:\n\nGood afternoon.\n\nQ\n\nThanks.';
const at = (part: string): { start: number; end: number } => {
  const start = text.indexOf(part);
  return { start, end: start + part.length };
};
const layout: Layout = {
  layout: 'capitals',
  title: '',
  source: '',
  date: '',
  language: 'en',
  blocks: [
    { kind: 'furniture', ...at('Share:'), turn: null },
    { kind: 'speaker', ...at('MR. X:'), turn: 0 },
    { kind: 'paragraph', ...at('Good afternoon.'), turn: 0 },
    { kind: 'speaker', ...at('Q'), turn: 1 },
    { kind: 'paragraph', ...at('Thanks.'), turn: 1 },
  ],
  turns: [
    { speaker: 0, time: null },
    { speaker: 1, time: null },
  ],
  speakers: [
    { label: 'MR. X', name: 'Xavier', kind: 'person', role: 'answers', affiliation: '' },
    { label: 'Q', name: 'Q', kind: 'person', role: 'asks', affiliation: '' },
  ],
};

describe('lines of the preview', () => {
  it('shows the block’s text as it is, and the name where it is another than the label', () => {
    expect(previewLine(text, layout, 1)).toMatchObject({
      shown: 'MR. X:',
      name: 'Xavier',
      opensTurn: true,
      more: 0,
    });
    expect(previewLine(text, layout, 2)).toMatchObject({
      shown: 'Good afternoon.',
      name: '',
      opensTurn: false,
    });
    expect(previewLine(text, layout, 3).name).toBe('');
    expect(previewLine(text, layout, 0).opensTurn).toBe(false);
  });

  it('cuts a block of megabytes, never through a character', () => {
    const long = `x${'😀'.repeat(5_000)}`;
    const one: Layout = {
      ...layout,
      blocks: [{ kind: 'paragraph', start: 0, end: long.length, turn: null }],
    };
    const line = previewLine(long, one, 0);
    expect(line.shown.isWellFormed()).toBe(true);
    expect(line.shown.length + line.more).toBe(long.length);
    expect(line.shown.length).toBe(3_999);
  });

  it('finds the block at an offset', () => {
    for (const [index, block] of layout.blocks.entries()) {
      expect(indexAt(layout.blocks, block.start)).toBe(index);
      expect(indexAt(layout.blocks, block.end)).toBe(index);
    }
    expect(indexAt(layout.blocks, 0)).toBe(0);
    expect(indexAt([], 5)).toBe(0);
  });

  it('sums up what was found', () => {
    expect(layoutSummary(layout)).toBe('2 turns, 2 speakers, 1 furniture line');
    expect(plural(1, 'turn')).toBe('1 turn');
    expect(plural(12_345, 'turn')).toBe('12,345 turns');
  });
});
