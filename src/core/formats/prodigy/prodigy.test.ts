import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { quoteOf, type Range } from '../../model/span.ts';
import type { Parsed, Serialized } from '../exchange/model.ts';
import { someText } from '../exchange/testing/arbitraries.ts';
import { exampleTokens } from './example-tokens.ts';
import { prodigy } from './format.ts';

const file = (text: string, path = 'a.jsonl') => ({ path, bytes: new TextEncoder().encode(text) });
const lines = (...records: unknown[]) => file(records.map((record) => JSON.stringify(record)).join('\n'));
const parse = (given: ReturnType<typeof file>) => prodigy.parse!([given], { findText: () => null }) as Parsed;
const found = ({ exchange }: Parsed) =>
  exchange.documents.map(({ text, annotations }) =>
    annotations.map(({ span, tag, annotator }) => [quoteOf(text, span), tag, annotator]),
  );

describe('Prodigy, read', () => {
  it('puts the lines of one text together, each with its annotator, and lists what was not accepted', () => {
    const text = 'Google bought DoubleClick.';
    const [head, child] = [
      { start: 0, end: 6, label: 'ORG', token_start: 0, token_end: 0 },
      { start: 14, end: 25, label: 'ORG', token_start: 2, token_end: 2 },
    ];
    const parsed = parse(
      lines(
        {
          text,
          spans: [head, child],
          relations: [
            { head: 0, child: 2, head_span: head, child_span: child, label: 'BOUGHT' },
            { head: 0, child: 1, label: 'nsubj' },
          ],
          answer: 'accept',
          _session_id: 'news-anna',
          _timestamp: 1_600_000_000,
        },
        { text, spans: [head], answer: 'accept', _annotator_id: 'news-ben', _session_id: 'x' },
        {
          text,
          spans: [head, child],
          relations: [{ head: 0, child: 2, head_span: head, child_span: child, label: 'BOUGHT' }],
          answer: 'reject',
          _session_id: 'news-cy',
        },
        { text: 'Spam?', spans: [], label: 'SPAM', answer: 'accept' },
      ),
    );
    expect(found(parsed)).toEqual([
      [
        ['Google', 'ORG', 'news-anna'],
        ['DoubleClick', 'ORG', 'news-anna'],
        ['Google', 'ORG', 'news-ben'],
      ],
      [],
    ]);
    expect(parsed.exchange.documents[0]!.annotations[0]!.created).toBe(1_600_000_000_000);
    expect(parsed.exchange.documents[0]!.relations).toMatchObject([
      { type: 'BOUGHT', from: '0/0', to: '0/1', annotator: 'news-anna' },
    ]);
    expect(parsed.losses.map(({ code, count }) => [code, count])).toEqual([
      ['answer-not-accepted', 2],
      ['relation-without-end', 2],
      ['label-of-whole', 1],
    ]);
  });

  it('Prodigy: offsets drift on emoji: the unit is the one under which the file’s tokens fit', () => {
    const text = '💩 one';
    const spans = [{ start: 3, end: 6, label: 'X' }];
    const parsed = parse(
      lines({
        text,
        spans,
        tokens: [
          { text: '💩', start: 0, end: 2, id: 0 },
          { text: 'one', start: 3, end: 6, id: 1 },
        ],
      }),
    );
    expect(found(parsed)).toEqual([[['one', 'X', null]]]);
    expect(parsed.fits[0]).toMatchObject({ unit: 'utf-16', chosen: 1 });
  });

  it.each([
    ['spaCy 2, a list of tuples', '[["I like 💩 London.", {"entities": [[9, 15, "LOC"]]}]]'],
    ['spaCy, tuples line by line', '["I like 💩 London.", {"entities": [[9, 15, "LOC"]]}]\n'],
    [
      'NER annotators, with classes',
      '{"classes": ["LOC"], "annotations": [["I like 💩 London.", {"entities": [[9, 15, "LOC"]]}], null]}',
    ],
    ['spaCy 3, spans by key', '["I like 💩 London.", {"spans": {"sc": [[9, 15, "LOC"]]}, "entities": []}]'],
  ])('%s', (_, text) => {
    const given = file(text, 'train.json');
    expect(prodigy.recognizes([given])).toBe(true);
    expect(found(parse(given))).toEqual([[['London', 'LOC', null]]]);
  });

  it('leaves the lines of others alone', () => {
    expect(prodigy.recognizes([lines({ text: 'a', label: [[0, 1, 'X']] })])).toBe(false);
    expect(prodigy.recognizes([lines({ text: 'a', speaker: 'b' })])).toBe(false);
    expect(prodigy.recognizes([file('["a", "b"]')])).toBe(false);
  });
});

describe('Prodigy, written', () => {
  it('tokens stand for the whole text, and each annotation is whole tokens', () => {
    const places = someText.chain((text) => {
      const at = [0];
      for (const character of text) at.push(at.at(-1)! + character.length);
      const range = fc.tuple(fc.constantFrom(...at), fc.constantFrom(...at)).filter(([a, b]) => a < b);
      return fc.tuple(fc.constant(text), fc.array(range, { maxLength: 4 }));
    });
    fc.assert(
      fc.property(places, ([text, ranges]) => {
        const tokens = exampleTokens(text, 'en', ranges as Range[]);
        expect(tokens.map(({ range, ws }) => text.slice(...range) + (ws ? ' ' : '')).join('')).toBe(text);
        for (const [start, end] of ranges) {
          expect(tokens.some(({ range }) => range[0] === start)).toBe(true);
          expect(tokens.some(({ range }) => range[1] === end)).toBe(true);
        }
      }),
      { numRuns: 100 },
    );
  });

  it('draws relations between the last tokens of what they link', () => {
    const [head, child] = [
      { start: 0, end: 8, label: 'ORG', attributes: { sure: true, list: [1] } },
      { start: 16, end: 27, label: 'ORG' },
    ];
    const given = {
      text: '💩 Google bought DoubleClick.',
      spans: [head, child],
      relations: [{ head_span: head, child_span: child, label: 'BOUGHT' }],
    };
    const { exchange, losses } = parse(lines(given));
    expect(losses).toMatchObject([{ code: 'label-of-whole', count: 1 }]);
    const { files } = prodigy.serialize!(exchange, { now: 0 }) as Serialized;
    expect(JSON.parse(new TextDecoder().decode(files[0]!.bytes)).relations).toMatchObject([
      {
        head: 1,
        child: 3,
        head_span: { start: 0, end: 8, token_start: 0, token_end: 1 },
        child_span: { start: 16, end: 27, token_start: 3, token_end: 3 },
        label: 'BOUGHT',
      },
    ]);
  });

  it('counts code points', () => {
    const { exchange } = parse(lines({ text: '💩 one', spans: [{ start: 2, end: 5, label: 'X' }] }));
    const { files } = prodigy.serialize!(exchange, { now: 0 }) as Serialized;
    expect(JSON.parse(new TextDecoder().decode(files[0]!.bytes))).toMatchObject({
      tokens: [
        { text: '💩', start: 0, end: 1, id: 0, ws: true },
        { text: 'one', start: 2, end: 5, id: 1, ws: false },
      ],
      spans: [{ start: 2, end: 5, token_start: 1, token_end: 1, label: 'X' }],
      answer: 'accept',
    });
  });
});
