import { describe, expect, it } from 'vitest';
import { detectLayout } from '../../layouts/index.ts';
import type { Extracted } from '../extract/model.ts';
import { recognizedSpeech } from './services-extractor.ts';

const file = (path: string, text: string) => ({ path, bytes: new TextEncoder().encode(text) });

const speech = (json: unknown): Extracted =>
  recognizedSpeech.extract(file('a.json', JSON.stringify(json))) as Extracted;

/** Turns as the import lays them out: who, when, and what. */
const turns = (given: Extracted) => {
  const { text } = given;
  const layout = detectLayout(text, { given });
  return layout.turns.map(({ speaker, time }, turn) => [
    speaker === null ? null : layout.speakers[speaker]!.name,
    time,
    layout.blocks
      .filter((block) => block.turn === turn && block.kind === 'paragraph')
      .map(({ start, end }) => text.slice(start, end))
      .join(' / '),
  ]);
};

describe('JSON of transcription services', () => {
  it.each([
    [
      'Whisper',
      {
        text: 'x',
        language: 'en',
        segments: [
          { start: 1.5, end: 2, text: ' One.' },
          { start: 2, end: 3, text: ' Two.' },
        ],
      },
      [[null, 1.5, 'One. Two.']],
    ],
    [
      'WhisperX',
      {
        segments: [
          { start: 0, end: 1, text: 'One.', speaker: 'SPEAKER_01' },
          { start: 1, end: 2, text: 'Two.', speaker: 'SPEAKER_00' },
        ],
      },
      [
        ['Speaker 1', 0, 'One.'],
        ['Speaker 0', 1, 'Two.'],
      ],
    ],
    [
      'whisper.cpp',
      { transcription: [{ offsets: { from: 1200, to: 2000 }, text: ' One.' }] },
      [[null, 1.2, 'One.']],
    ],
    [
      'AssemblyAI',
      {
        utterances: [
          { speaker: 'A', start: 1000, end: 2000, text: 'One.' },
          { speaker: 'B', start: 2500, end: 3000, text: 'Two.' },
        ],
      },
      [
        ['Speaker A', 1, 'One.'],
        ['Speaker B', 2.5, 'Two.'],
      ],
    ],
    [
      'Deepgram',
      { results: { utterances: [{ speaker: 0, start: 1, end: 2, transcript: 'One.' }], channels: [] } },
      [['Speaker 0', 1, 'One.']],
    ],
    [
      'Deepgram, words',
      {
        results: {
          channels: [
            {
              alternatives: [
                {
                  transcript: 'one two',
                  words: [
                    { punctuated_word: 'One', start: 1, end: 1.5, speaker: 0 },
                    { punctuated_word: 'two.', start: 2, end: 2.5, speaker: 0 },
                    { punctuated_word: 'No.', start: 3, end: 3.5, speaker: 1 },
                  ],
                },
              ],
            },
          ],
        },
      },
      [
        ['Speaker 0', 1, 'One two.'],
        ['Speaker 1', 3, 'No.'],
      ],
    ],
    [
      'Amazon Transcribe',
      {
        results: {
          speaker_labels: { segments: [{ items: [{ start_time: '1.0', speaker_label: 'spk_0' }] }] },
          items: [
            { type: 'pronunciation', start_time: '1.0', end_time: '1.5', alternatives: [{ content: 'One' }] },
            { type: 'punctuation', alternatives: [{ content: '.' }] },
            {
              type: 'pronunciation',
              start_time: '2.0',
              end_time: '2.5',
              speaker_label: 'spk_1',
              alternatives: [{ content: 'Two' }],
            },
          ],
        },
      },
      [
        ['Speaker 0', 1, 'One.'],
        ['Speaker 1', 2, 'Two'],
      ],
    ],
    [
      'Google',
      {
        results: [
          {
            alternatives: [
              {
                transcript: 'one two',
                words: [
                  { word: 'one', startTime: '1.200s', endTime: '1.4s', speakerTag: 2 },
                  { word: 'two', startTime: '2s', endTime: '3s', speakerTag: 2 },
                ],
              },
            ],
          },
        ],
      },
      [['Speaker 2', 1.2, 'one two']],
    ],
    [
      'Rev',
      {
        monologues: [
          {
            speaker: 0,
            elements: [
              { type: 'text', value: 'One', ts: 1.1, end_ts: 1.3 },
              { type: 'punct', value: ' ' },
              { type: 'text', value: 'two', ts: 1.5, end_ts: 1.7 },
              { type: 'punct', value: '.' },
            ],
          },
        ],
      },
      [['Speaker 0', 1.1, 'One two.']],
    ],
  ])('%s', (_, json, expected) => {
    expect(turns(speech(json))).toEqual(expected);
  });

  it('refuses other JSON with a sentence', () => {
    expect(() => speech({ results: {} })).toThrow('Export it as WebVTT');
    expect(() => speech([])).toThrow('Whisper');
  });
});
