import { describe, expect, it } from 'vitest';
import type { Layout, LayoutBlock } from '../../../core/model/layout.ts';
import { speakerRows } from './speaker-rows.ts';
import { WordCounts } from './word-counts.ts';

const parts: [LayoutBlock['kind'], string, number | null][] = [
  ['heading', 'A title of five words', null],
  ['speaker', 'ANNA:', 0],
  ['paragraph', 'One two three.', 0],
  ['furniture', 'Share: this is not said', 0],
  ['paragraph', 'Four five.', 0],
  ['speaker', 'BEN:', 1],
  ['paragraph', 'Six.', 1],
  ['speaker', 'ANNA:', 2],
  ['paragraph', 'Seven eight.', 2],
];
const text = parts.map(([, line]) => line).join('\n');
let at = 0;
const blocks = parts.map(([kind, line, turn]) => {
  const block = { kind, start: at, end: at + line.length, turn };
  at += line.length + 1;
  return block;
});
const person = (label: string) => ({
  label,
  name: label,
  kind: 'person' as const,
  role: null,
  affiliation: '',
});
const detected: Layout = {
  layout: 'name-alone',
  title: '',
  source: '',
  date: '',
  language: 'en',
  blocks,
  turns: [0, 1, 0].map((speaker) => ({ speaker, time: null })),
  speakers: [person('ANNA'), person('BEN')],
};
const counted = (): WordCounts => {
  const counts = new WordCounts(text, 'en');
  expect(counts.count(blocks, Infinity)).toBe(true);
  return counts;
};

describe('the speaker table', () => {
  it('counts turns and the words said, without labels and furniture', () => {
    const rows = speakerRows(text, detected, {}, detected, counted());
    expect(rows.map((row) => [row.label, row.turns, row.words])).toEqual([
      ['ANNA', 2, 7],
      ['BEN', 1, 1],
    ]);
    expect(rows[0]).toMatchObject({ firstWords: 'One two three.', firstStart: text.indexOf('One two') });
  });

  it('leaves words open until they are counted', () => {
    expect(speakerRows(text, detected, {}, detected, new WordCounts(text, 'en'))[0]!.words).toBeNull();
  });

  it('counts what the corrections leave, and of an unticked label what was found', () => {
    const laidOut: Layout = {
      ...detected,
      blocks: blocks.map((block) => ({ ...block, turn: block.turn === null ? null : 0, kind: block.kind })),
      turns: [{ speaker: 0, time: null }],
    };
    const corrections = { speakers: [{ label: 'BEN', notSpeaker: true }] };
    const [anna, ben] = speakerRows(text, detected, corrections, laidOut, counted());
    expect(anna).toMatchObject({ turns: 1, words: 8, ticked: true });
    expect(ben).toMatchObject({ turns: 1, words: 1, ticked: false });
  });

  it('lists a label that the user marked after those that were found', () => {
    const laidOut: Layout = {
      ...detected,
      turns: [...detected.turns, { speaker: 2, time: null }],
      speakers: [...detected.speakers, person('Share')],
    };
    const rows = speakerRows(text, detected, {}, laidOut, counted());
    expect(rows.map((row) => [row.label, row.marked, row.turns])).toEqual([
      ['ANNA', false, 2],
      ['BEN', false, 1],
      ['Share', true, 1],
    ]);
  });

  it('says which labels become one speaker', () => {
    const corrections = { speakers: [{ label: 'BEN', name: 'ANNA' }] };
    const rows = speakerRows(text, detected, corrections, detected, counted());
    expect(rows.map((row) => row.togetherWith)).toEqual([['BEN'], ['ANNA']]);
  });

  it('cuts long first words between words, and never half a character', () => {
    const long = '😀'.repeat(200);
    const layout: Layout = {
      ...detected,
      blocks: [{ kind: 'paragraph', start: 0, end: long.length, turn: 0 }],
      turns: [{ speaker: 0, time: null }],
    };
    const first = speakerRows(long, layout, {}, layout, new WordCounts(long, 'en'))[0]!.firstWords;
    expect(first.isWellFormed()).toBe(true);
    expect(first.length).toBeLessThan(95);
  });
});

describe('counting words in slices', () => {
  it('stops when its time is up, and goes on where it stopped', () => {
    const counts = new WordCounts(text, 'en');
    expect(counts.count(blocks, -1)).toBe(false);
    expect(counts.of(blocks[0]!)).toBeUndefined();
    expect(counts.count(blocks, Infinity)).toBe(true);
    expect(counts.of(blocks[0]!)).toBe(5);
    expect(counts.count(blocks, -1)).toBe(true);
  });
});
