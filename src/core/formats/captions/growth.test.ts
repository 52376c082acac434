import { describe, expect, it } from 'vitest';
import { repeated, runaway } from '../../text/growth.ts';
import { srt, vtt } from './extractor.ts';
import { recognizedSpeech } from './services-extractor.ts';

/** UTF-16 units. */
const LENGTH = 2_000_000;

/** Reads a file; that it is refused is as good. */
function reading(extractor: typeof vtt, path: string, make: (text: string) => string) {
  return (text: string): unknown => {
    try {
      return extractor.extract({ path, bytes: new TextEncoder().encode(make(text)) });
    } catch (error) {
      return error;
    }
  };
}

/** Words that end no sentence: with them a stretch grows to the end of the file. */
const ON = 'and so it went on and on and on';

const cues = reading(vtt, 'a.vtt', (text) => `WEBVTT\n\n${text}`);
const subRip = reading(srt, 'a.srt', (text) => text);
const speech = reading(recognizedSpeech, 'a.json', (text) => text);
const benign = repeated('00:00:01.000 --> 00:00:02.000\nAnna Bell: We have seen that it went down.\n\n');

const UNITS = [
  [
    ' ',
    '\t',
    '\n',
    '\r',
    ' \n',
    ':',
    'a: ',
    '>> ',
    '[',
    '(',
    '1',
    'A',
    '<',
    '</',
    '<v',
    '<v ',
    '<v a>',
    '<c.',
  ],
  ['&', '&#', '&a', '&amp;', '{\\', '-->', '00:01 --> ', '00:01.000 --> 00:02.000\n', 'NOTE ', '1\n', '<00:'],
].flat();

describe('the time that captions take', () => {
  it.each(UNITS)('does not run away on 2 MB of %j, in a cue or outside', (unit) => {
    const inCue = (text: string) => cues(`00:01.000 --> 00:02.000\n${text}`);
    for (const read of [inCue, cues, subRip])
      expect(runaway(read, repeated(unit), benign, LENGTH)).toBeNull();
  });

  it.each([
    ['a title behind blanks that a line separator ends', (n: number) => `WEBVTT${' '.repeat(n)}x\u2028y`],
    ['an open voice before blanks', (n: number) => `WEBVTT\n\n00:01.000 --> 00:02.000\n<v${' '.repeat(n)}`],
    [
      'cues of equal lines but the last',
      (n: number) =>
        ['b', 'c', 'b', 'c'].reduce(
          (all, last) => `${all}00:01.000 --> 00:02.000\n${'a\n'.repeat(n / 8)}${last}\n\n`,
          'WEBVTT\n\n',
        ),
    ],
    [
      'cues that end no sentence',
      (n: number) =>
        `WEBVTT\n\n${repeated('00:01.000 --> 00:02.000\nand so it went on and on and on\n\n')(n)}`,
    ],
  ])('does not run away on %s', (_, make) => {
    const read = reading(vtt, 'a.vtt', (text) => text);
    // Cubes of a length are felt early: the small file that took minutes comes first.
    expect(runaway(read, make, benign, 20_000)).toBeNull();
    expect(runaway(read, make, benign, LENGTH)).toBeNull();
  });
});

describe('the time that JSON of a transcription service takes', () => {
  const json = (value: unknown): string => JSON.stringify(value);
  const many = (n: number, one: unknown) => Array.from({ length: Math.floor(n / 40) }, () => one);
  const usual = (n: number) => json({ segments: many(n, { start: 0, end: 1, text: 'It went down. ' }) });

  it.each([
    [
      'a counted speaker of noughts',
      (n: number) => json({ segments: [{ text: 'a', speaker: `spk${'0'.repeat(n)}x` }] }),
    ],
    ['segments that end no sentence', (n: number) => json({ segments: many(n, { text: ON }) })],
    [
      'words that end no sentence',
      (n: number) => json({ results: { items: many(n, { alternatives: [{ content: ON }] }) } }),
    ],
    [
      'signs alone',
      (n: number) =>
        json({ results: { items: many(n, { type: 'punctuation', alternatives: [{ content: ',' }] }) } }),
    ],
    ['elements', (n: number) => json({ monologues: [{ elements: many(n, { value: ON }) }] })],
    [
      'blanks',
      (n: number) => json({ segments: [{ text: ' '.repeat(n), speaker: ' '.repeat(n) }, { text: 'a' }] }),
    ],
  ])('does not run away on %s', (_, make) => {
    expect(runaway(speech, make, usual, LENGTH)).toBeNull();
  });
});
