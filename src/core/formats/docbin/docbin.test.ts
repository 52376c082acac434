import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { unzlibSync, zlibSync } from 'fflate';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { OffsetMap } from '../../text/offsets.ts';
import { FormatError } from '../exchange/format-error.ts';
import { faultsOf } from '../exchange/testing/round-trip.ts';
import { docBin } from './format.ts';
import type { Parsed } from '../exchange/model.ts';

interface Told {
  bytes: string;
  docs: {
    text: string;
    ents: [number, number, string, string][];
    spans: [number, number, string, string][];
  }[];
}
/** What spaCy wrote, and what it reads from that: fixtures/docbin.py. */
const FIXTURES = JSON.parse(
  readFileSync(join(import.meta.dirname, 'fixtures/docbin.json'), 'utf8'),
) as Record<'all' | 'ents', Told>;
const bytesOf = (name: 'all' | 'ents') => new Uint8Array(Buffer.from(FIXTURES[name].bytes, 'base64'));
const read = (bytes: Uint8Array) =>
  docBin.parse!([{ path: 'train.spacy', bytes }], { findText: () => null }) as Parsed;
/** MessagePack as a DocBin packs it. */
const packed = (...bytes: number[]) => zlibSync(new Uint8Array(bytes));

describe('spaCy’s DocBin', () => {
  it.each(['all', 'ents'] as const)(
    '%s: has the texts, entities and spans that spaCy reads, in code points',
    (name) => {
      const { exchange } = read(bytesOf(name));
      const told = FIXTURES[name].docs.filter(({ text }) => text !== '');
      expect(exchange.documents.map(({ text }) => text)).toEqual(told.map(({ text }) => text));
      exchange.documents.forEach(({ text, annotations }, i) => {
        const map = new OffsetMap(text);
        const found = annotations.map(({ span, tag, values }) => [
          ...map.rangeToCodePoints(span[0]!),
          tag,
          values['kb_id'] ?? '',
        ]);
        const { ents, spans } = told[i]!;
        expect(found).toEqual([...ents, ...spans.map(([start, end, label]) => [start, end, label, ''])]);
      });
      expect(faultsOf(exchange)).toEqual([]);
      const mine = exchange.documents[0]!.annotations.at(-1)!;
      expect([mine.annotator, mine.values]).toEqual(['matt', { group: 'mine' }]);
    },
  );

  it('lists what it does not take: categories, data of the user, grammar, unknown blanks, empty texts', () => {
    const losses = read(bytesOf('all')).losses.map(({ code, count }) => [code, count]);
    expect(Object.fromEntries(losses)).toEqual({
      'without-text': 1,
      'label-of-whole': 1,
      'user-data-not-read': 1,
      'grammar-not-read': 1,
      'spaces-unknown': 1,
    });
  });

  it('refuses bombs, data that announces more than it has or nests without end, and what is no DocBin', () => {
    const bomb = zlibSync(new Uint8Array(40 * 1024 * 1024));
    expect(() => read(bomb)).toThrow(/limit “packingRatio”/);
    for (const bytes of [
      packed(0xdd, 0xff, 0xff, 0xff, 0xff),
      packed(0xdb, 0xff, 0xff, 0xff, 0xff, 0x61),
      zlibSync(new Uint8Array(100_000).fill(0x91)),
      packed(0x80),
      packed(0xc1),
      new Uint8Array([0x78, 0x9c, 1, 2, 3]),
    ])
      expect(() => read(bytes)).toThrow(/is no DocBin of spaCy, or damaged/);
  });

  it('refuses damaged files with a sentence, or reads what is left of them', () => {
    const whole = unzlibSync(bytesOf('all'));
    fc.assert(
      fc.property(fc.nat(), fc.integer({ min: 0, max: 255 }), fc.boolean(), (place, byte, cut) => {
        const at = place % whole.length;
        const bytes = cut ? whole.slice(0, at) : whole.slice();
        if (!cut) bytes[at] = byte;
        try {
          expect(faultsOf(read(zlibSync(bytes)).exchange)).toEqual([]);
        } catch (error) {
          expect(error).toBeInstanceOf(FormatError);
        }
      }),
      { numRuns: 300 },
    );
  });
});
