import { describe, expect, it } from 'vitest';
import type { FormatFile, Parsed, Serialized } from '../exchange/model.ts';
import { doccano } from './format.ts';

const lines = (...records: unknown[]): FormatFile => ({
  path: 'admin.jsonl',
  bytes: new TextEncoder().encode(records.map((record) => `${JSON.stringify(record)}\n`).join('')),
});
const read = (...records: unknown[]) =>
  doccano.parse!([lines(...records)], { findText: () => null }) as Parsed;
const quotesOf = ({ exchange }: Parsed) =>
  exchange.documents.map(({ text, annotations }) =>
    annotations.map(({ span, tag }) => [...span.map(([start, end]) => text.slice(start, end)), tag]),
  );

describe('doccano, read', () => {
  it('takes labels as triples', () => {
    const parsed = read({
      id: 7,
      text: 'EU rejects German call',
      label: [
        [0, 2, 'ORG'],
        [11, 17, 'MISC'],
        [0, 17, 'ORG'],
      ],
      Comments: ['hm'],
      author: 'x',
    });
    expect(quotesOf(parsed)).toEqual([
      [
        ['EU', 'ORG'],
        ['German', 'MISC'],
        ['EU rejects German', 'ORG'],
      ],
    ]);
    expect(parsed.exchange.documents[0]).toMatchObject({
      name: 'admin 7',
      metadata: { note: 'hm', variables: { author: 'x' } },
    });
    expect(parsed.losses).toEqual([]);
  });

  it('takes entities with relations, and lists those without an end', () => {
    const parsed = read({
      text: 'Google was founded by Page.',
      entities: [
        { id: 11, label: 'ORG', start_offset: 0, end_offset: 6 },
        { id: 12, label: 'PER', start_offset: 22, end_offset: 26 },
      ],
      relations: [
        { id: 1, from_id: 11, to_id: 12, type: 'founded by' },
        { id: 2, from_id: 11, to_id: 99, type: 'x' },
      ],
    });
    expect(quotesOf(parsed)).toEqual([
      [
        ['Google', 'ORG'],
        ['Page', 'PER'],
      ],
    ]);
    expect(parsed.exchange.documents[0]!.relations).toMatchObject([
      { type: 'founded by', from: '0/0', to: '0/1' },
    ]);
    expect(parsed.losses).toMatchObject([{ code: 'relation-without-end', count: 1 }]);
  });

  it('offsets drift on emoji: files of versions that count UTF-16 are told by where words begin and end', () => {
    const text = 'so 💩 many 💩 words here';
    expect(
      quotesOf(
        read({
          text,
          label: [
            [5, 9, 'X'],
            [12, 17, 'X'],
          ],
        }),
      ),
    ).toEqual([
      [
        ['many', 'X'],
        ['words', 'X'],
      ],
    ]);
    const utf16 = read({
      text,
      label: [
        [6, 10, 'X'],
        [14, 19, 'X'],
      ],
    });
    expect(quotesOf(utf16)).toEqual([
      [
        ['many', 'X'],
        ['words', 'X'],
      ],
    ]);
    expect(utf16.fits[0]).toMatchObject({ unit: 'utf-16', chosen: 1, checked: 0 });
  });

  it('lists labels of whole texts, places outside, and records without a text', () => {
    const parsed = read(
      { text: 'one', label: ['good', [0, 9, 'X']] },
      { label: [] },
      { text: 'two', labels: [[0, 3, 'Y']] },
    );
    expect(quotesOf(parsed)).toEqual([[], [['two', 'Y']]]);
    expect(parsed.losses.map(({ code, count }) => [code, count])).toEqual([
      ['label-of-whole', 1],
      ['without-text', 1],
      ['outside-text', 1],
    ]);
  });

  it('knows its files by their first line', () => {
    const known = (record: unknown, path = 'a.jsonl') => doccano.recognizes([{ ...lines(record), path }]);
    expect(known({ text: 'a', label: [] })).toBe(true);
    expect(known({ text: 'a', label: [[0, 1, 'X']] })).toBe(true);
    expect(known({ text: 'a', entities: [] })).toBe(true);
    expect(known({ text: 'a', label: ['spam'] })).toBe(false);
    expect(known({ text: 'a', spans: [] })).toBe(false);
    expect(known({ text: 'a', label: [] }, 'a.txt')).toBe(false);
  });
});

describe('doccano, written', () => {
  it('states name, hash and unit, and gives them back', () => {
    const { exchange } = read({ text: '💩 one', label: [[2, 5, 'X']] });
    const [document] = exchange.documents;
    Object.assign(document!, {
      name: 'Talk',
      sha256: 'ab',
      metadata: { ...document!.metadata, date: '2023', variables: { label: 'v', party: 'A' } },
    });
    for (const [unit, start] of [
      ['code-point', 2],
      ['utf-16', 3],
    ] as const) {
      const { files } = doccano.serialize!(exchange, { now: 0, unit }) as Serialized;
      expect(JSON.parse(new TextDecoder().decode(files[0]!.bytes))).toEqual({
        id: 1,
        text: '💩 one',
        label: [[start, start + 3, 'X']],
        Comments: [],
        name: 'Talk',
        offset_unit: unit,
        text_sha256: 'ab',
        date: '2023',
        'variable:label': 'v',
        party: 'A',
      });
      const back = doccano.parse!(files, { findText: () => null }) as Parsed;
      expect(back.exchange.documents).toMatchObject([
        { name: 'Talk', sha256: 'ab', metadata: document!.metadata, annotations: [{ span: [[3, 6]] }] },
      ]);
    }
  });
});
