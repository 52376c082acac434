import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { codePointLength, firstLoneSurrogate, OffsetMap } from './offsets.ts';

/** Text with pairs, CRLF, blanks and, where asked, lone surrogates. */
const wellFormed = fc.string({
  unit: fc.constantFrom('a', 'é', '💩', '👩‍👩‍👧', '\r\n', '\u00a0', '中', '𝒳'),
  maxLength: 60,
});
const anyUnits = fc.string({ unit: fc.constantFrom('a', '\ud83d', '\udca9', '💩'), maxLength: 40 });

/** The offsets of all code point borders, the slow way. */
function borders(text: string): number[] {
  const out = [0];
  for (const point of text) out.push(out.at(-1)! + point.length);
  return out;
}

describe('OffsetMap', () => {
  it('gives 12-22 in code points for 13-23 in UTF-16', () => {
    const text = '💩This is an annotation.';
    const map = new OffsetMap(text);
    const start = text.indexOf('annotation');
    expect([start, start + 10]).toEqual([13, 23]);
    expect(map.rangeToCodePoints([13, 23])).toEqual([12, 22]);
    expect(map.rangeToUtf16([12, 22])).toEqual([13, 23]);
  });

  it('knows the first and the last surrogate of each half', () => {
    // U+10000, U+103FF, U+10FC00, U+10FFFF: D800 DC00, D800 DFFF, DBFF DC00, DBFF DFFF.
    for (const pair of ['\ud800\udc00', '\ud800\udfff', '\udbff\udc00', '\udbff\udfff']) {
      const map = new OffsetMap(`${pair}a`);
      expect([map.codePoints, map.toCodePoint(2), map.toUtf16(1)]).toEqual([2, 1, 2]);
      expect(() => map.toCodePoint(1)).toThrow('within a surrogate pair');
      expect([firstLoneSurrogate(pair[0]!), firstLoneSurrogate(`${pair}${pair[1]!}`)]).toEqual([0, 2]);
    }
    // What stands just outside them.
    expect(new OffsetMap('\ud7ff\ue000').codePoints).toBe(2);
    expect(firstLoneSurrogate('\ud7ff\ue000')).toBeNull();
  });

  it('agrees with a walk over the code points, in both directions', () => {
    fc.assert(
      fc.property(fc.oneof(wellFormed, anyUnits), (text) => {
        const map = new OffsetMap(text);
        const expected = borders(text);
        expect(map.codePoints).toBe(expected.length - 1);
        expect(codePointLength(text)).toBe([...text].length);
        for (const [point, unit] of expected.entries()) {
          expect(map.toCodePoint(unit)).toBe(point);
          expect(map.toUtf16(point)).toBe(unit);
        }
      }),
    );
  });

  it('holds over many checkpoints, also where one falls within a pair', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1018, max: 1030 }), wellFormed, (pad, middle) => {
        const text = 'x'.repeat(pad) + '💩'.repeat(700) + middle + 'y'.repeat(pad) + '💩'.repeat(1100);
        const map = new OffsetMap(text);
        for (const [point, unit] of borders(text).entries()) {
          if (map.toCodePoint(unit) !== point) expect(map.toCodePoint(unit)).toBe(point);
          if (map.toUtf16(point) !== unit) expect(map.toUtf16(point)).toBe(unit);
        }
      }),
      { numRuns: 20 },
    );
  });

  it('refuses offsets outside the text, within a pair, or not whole', () => {
    const map = new OffsetMap('a💩b');
    expect(() => map.toCodePoint(2)).toThrow(
      new RangeError('Offset 2 (UTF-16) lies within a surrogate pair.'),
    );
    expect(() => map.toCodePoint(5)).toThrow('Offset 5 lies outside the text, which has 4 UTF-16 units.');
    expect(() => map.toCodePoint(-1)).toThrow(RangeError);
    expect(() => map.toUtf16(4)).toThrow('Offset 4 lies outside the text, which has 3 code points.');
    expect(() => map.toUtf16(0.5)).toThrow('Offset 0.5 is not a whole number.');
    expect(() => new OffsetMap('abc').toCodePoint(4)).toThrow(RangeError);
  });
});

describe('firstLoneSurrogate', () => {
  it('finds the first surrogate without a partner', () => {
    expect(firstLoneSurrogate('plain 💩 text')).toBeNull();
    expect(firstLoneSurrogate('💩\udca9')).toBe(2);
    expect(firstLoneSurrogate('ab\ud83d')).toBe(2);
    expect(firstLoneSurrogate('\ud83d\ud83d\udca9')).toBe(0);
  });

  it('agrees with isWellFormed', () => {
    fc.assert(
      fc.property(anyUnits, (text) => {
        expect(firstLoneSurrogate(text) === null).toBe(text.isWellFormed());
      }),
    );
  });
});
