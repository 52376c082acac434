import { describe, expect, it } from 'vitest';
import { quoteOf } from '../../model/span.ts';
import type { Parsed, Serialized } from '../exchange/model.ts';
import { labelStudio } from './format.ts';

const file = (value: unknown, path = 'project-1.json') => ({
  path,
  bytes: new TextEncoder().encode(JSON.stringify(value)),
});
const read = (value: unknown) => labelStudio.parse!([file(value)], { findText: () => null }) as Parsed;
const TEXT_ONE = 'so 💩 many 💩 words here';
const labels = (start: number, end: number, text: string, id = 'r1', more: object = {}) => ({
  id,
  from_name: 'label',
  to_name: 'text',
  type: 'labels',
  value: { start, end, text, labels: ['Claim'] },
  ...more,
});
const task = (result: unknown[], more: object = {}) => ({
  id: 7,
  data: { text: TEXT_ONE },
  annotations: [{ id: 1, completed_by: 3, result, created_at: '2024-05-01T10:00:00Z' }],
  predictions: [],
  ...more,
});
const quotesOf = ({ exchange }: Parsed) =>
  exchange.documents.map(({ text, annotations }) => annotations.map(({ span }) => quoteOf(text, span)));

describe('Label Studio, read', () => {
  it('Label Studio: offsets drift on emoji: the unit under which they fit the quotes is taken, and reported', () => {
    const utf16 = read([task([labels(6, 10, 'many'), labels(14, 19, 'words', 'r2')])]);
    expect(quotesOf(utf16)).toEqual([['many', 'words']]);
    expect(utf16.fits[0]).toMatchObject({ unit: 'utf-16', chosen: 1, checked: 2, fitted: 2 });
    const points = read([task([labels(5, 9, 'many'), labels(12, 17, 'words', 'r2')])]);
    expect(quotesOf(points)).toEqual([['many', 'words']]);
    expect(points.fits[0]).toMatchObject({ unit: 'code-point', fitted: 2 });
  });

  it('Label Studio: its text is wrong at times: the offsets are believed, and that is said', () => {
    const parsed = read([task([labels(5, 9, 'many'), labels(12, 17, 'other', 'r2')])]);
    expect(quotesOf(parsed)).toEqual([['many', 'words']]);
    expect(parsed.losses).toMatchObject([{ code: 'quote-wrong', count: 1 }]);
  });

  it('reads dialogues: a turn a paragraph, regions over several in one range each; sounds are listed', () => {
    const dialogue = [
      { author: 'Ann', text: 'So 💩 many words.', start: 0.5, end: 3 },
      { author: 'Ben', text: '' },
      { author: 'Ben', text: 'No, few.\nReally.', start: 4 },
    ];
    const region = (id: string, value: object) => ({
      ...{ id, from_name: 'label', to_name: 'dialogue', type: 'paragraphlabels' },
      value: { paragraphlabels: ['Claim'], ...value },
    });
    const parsed = read([
      {
        id: 3,
        data: { dialogue, title: 'Talk', audio: 'https://example.org/a.wav' },
        annotations: [
          {
            completed_by: 1,
            result: [
              region('a', { start: '0', end: '0', startOffset: 6, endOffset: 10, text: 'many' }),
              region('b', { start: '0', end: '2', startOffset: 11, endOffset: 2, text: 'words.\n\nNo' }),
              region('c', { start: '7', end: '7', startOffset: 0, endOffset: 2 }),
              { id: 'd', type: 'labels', value: { start: 1, end: 2, channel: 0, labels: ['Noise'] } },
            ],
          },
        ],
      },
    ]);
    const [document] = parsed.exchange.documents;
    expect(document!.text).toBe('Ann:\nSo 💩 many words.\n\nBen:\nNo, few.\nReally.');
    expect(document!.structure!.turns).toEqual([
      { speaker: 0, time: 0.5 },
      { speaker: 1, time: 4 },
    ]);
    expect(document!.structure!.speakers.map(({ name }) => name)).toEqual(['Ann', 'Ben']);
    expect(quotesOf(parsed)).toEqual([['many', 'words. … No']]);
    expect(parsed.losses.map(({ code, count }) => [code, count])).toEqual([
      ['label-of-whole', 1],
      ['region-without-place', 1],
    ]);
  });

  it('a dialogue’s offsets in code points are told by their quotes', () => {
    const value = {
      start: '0',
      end: '0',
      startOffset: 5,
      endOffset: 9,
      text: 'many',
      paragraphlabels: ['Claim'],
    };
    const parsed = read([
      {
        data: { talk: [{ speaker: 'Ann', content: TEXT_ONE }] },
        annotations: [{ completed_by: 1, result: [{ id: 'a', type: 'paragraphlabels', value }] }],
      },
    ]);
    expect(quotesOf(parsed)).toEqual([['many']]);
    expect(parsed.losses).toEqual([]);
  });

  it('counts code points where nothing tells', () => {
    const bare = { ...labels(2, 4, ''), value: { start: 2, end: 4, labels: ['Claim'] } };
    const parsed = read([{ ...task([bare]), data: { text: '💩😀😎🙂' } }]);
    expect(quotesOf(parsed)).toEqual([['😎🙂']]);
  });

  it('takes predictions as suggestions, choices and notes on a region, relations, and who it was', () => {
    const full = read([
      {
        data: { text: TEXT_ONE, title: 'Talk', party: 'A' },
        annotations: [
          {
            completed_by: { id: 1, email: 'anna@example.org', first_name: 'Anna', last_name: 'Low' },
            ground_truth: true,
            result: [
              labels(5, 9, 'many', 'a', { meta: { text: ['hm'] } }),
              labels(12, 17, 'words', 'b'),
              {
                id: 'a',
                from_name: 'certain',
                to_name: 'text',
                type: 'choices',
                value: { start: 5, end: 9, choices: ['yes'] },
              },
              {
                id: 'a',
                from_name: 'amount',
                to_name: 'text',
                type: 'number',
                value: { start: 5, end: 9, number: 12 },
              },
              {
                id: 'z',
                from_name: 'topic',
                to_name: 'text',
                type: 'choices',
                value: { choices: ['budget'] },
              },
              { type: 'relation', from_id: 'a', to_id: 'b', direction: 'left', labels: ['supports'] },
              { type: 'relation', from_id: 'a', to_id: 'gone', direction: 'right' },
            ],
          },
          {
            was_cancelled: true,
            result: [
              labels(0, 2, 'so', 'c'),
              { type: 'relation', from_id: 'c', to_id: 'c', direction: 'right' },
              { from_name: 'topic', to_name: 'text', type: 'choices', value: { choices: ['tax'] } },
            ],
          },
        ],
        predictions: [{ model_version: 'm1', score: 0.4, result: [labels(0, 2, 'so', 'p')] }],
      },
    ]);
    const [document] = full.exchange.documents;
    expect(document).toMatchObject({ name: 'Talk', metadata: { variables: { party: 'A' } } });
    expect(document!.annotations).toMatchObject([
      {
        annotator: 'Anna Low',
        gold: true,
        note: 'hm',
        values: { certain: 'yes', amount: '12' },
        suggested: false,
      },
      { annotator: 'Anna Low', values: {} },
      { annotator: 'machine m1', suggested: true },
    ]);
    expect(document!.relations).toMatchObject([
      { type: 'supports', from: '0/1', to: '0/0', annotator: 'Anna Low' },
    ]);
    expect(full.losses.map(({ code, count }) => [code, count])).toEqual([
      ['label-of-whole', 2],
      ['task-skipped', 1],
      ['relation-without-end', 2],
    ]);
  });

  it('reads JSON-MIN: a row for each annotator of one task is one document', () => {
    const row = (annotator: number, start: number, end: number, mood: string) => ({
      mood,
      id: 1,
      text: 'One two',
      label: [{ start, end, text: 'One two'.slice(start, end), labels: ['X'] }],
      annotator,
      annotation_id: annotator,
      lead_time: 2.5,
    });
    const parsed = read([row(1, 0, 3, 'good'), row(2, 4, 7, 'bad'), row(3, 4, 7, 'good')]);
    expect(quotesOf(parsed)).toEqual([['One', 'two', 'two']]);
    expect(parsed.exchange.annotators).toMatchObject([
      { name: 'Annotator 1' },
      { name: 'Annotator 2' },
      { name: 'Annotator 3' },
    ]);
    expect(parsed.exchange.documents[0]!.metadata.variables).toEqual({ mood: 'good' });
    expect(parsed.losses).toMatchObject([{ code: 'label-of-whole', count: 1 }]);
  });

  it('knows its files, also where the text stands before the annotations', () => {
    const known = (value: unknown) => labelStudio.recognizes([file(value)]);
    expect(known([{ data: { text: 'x'.repeat(100_000) }, annotations: [] }])).toBe(true);
    expect(known([{ data: {}, completions: [] }])).toBe(true);
    expect(known([{ text: 'a', annotations: [] }])).toBe(false);
    expect(known({ monologues: [] })).toBe(false);
  });
});

describe('Label Studio, written', () => {
  it('names nobody whom Label Studio would have to know, and gives the interface with colours and attributes', () => {
    const { exchange } = read([task([labels(5, 9, 'many', 'a')])]);
    exchange.tags[0] = {
      ...exchange.tags[0]!,
      colour: '#0072b2',
      attributes: [{ name: 'status', type: 'choice', choices: ['planned', '<done>'] }],
    };
    exchange.documents[0]!.annotations[0]!.values = { status: 'planned' };
    const { files } = labelStudio.serialize!(exchange, { now: 0 }) as Serialized;
    const [written] = JSON.parse(new TextDecoder().decode(files[0]!.bytes));
    expect(written.annotations[0]).not.toHaveProperty('completed_by');
    expect(written.annotations[0]).toMatchObject({
      annotator: 'Annotator 3',
      result: [
        { value: { start: 5, end: 9, text: 'many', labels: ['Claim'] } },
        { from_name: 'status', type: 'choices', value: { start: 5, end: 9, choices: ['planned'] } },
      ],
    });
    const config = new TextDecoder().decode(files[1]!.bytes);
    expect(config).toContain('<Label value="Claim" background="#0072b2"/>');
    expect(config).toContain('<Choice value="&#60;done&#62;"/>');
  });
});
