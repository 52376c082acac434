import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { OFFSET_UNITS, type OffsetUnit, unitOffsets } from './offset-units.ts';
import { someText } from './testing/arbitraries.ts';

/** Lengths of what stands before an offset, the slow way. */
const lengths: Record<OffsetUnit, (before: string) => number> = {
  'code-point': (before) => [...before].length,
  'utf-16': (before) => before.length,
  'utf-8': (before) => new TextEncoder().encode(before).length,
  'code-point-crlf-as-one': (before) => [...before.replaceAll('\r\n', '\n')].length,
  'utf-16-crlf-as-one': (before) => before.replaceAll('\r\n', '\n').length,
};

describe('unitOffsets', () => {
  it.each(OFFSET_UNITS)('%s: counts as a walk over the text does, in both directions', (unit) => {
    fc.assert(
      fc.property(someText, (text) => {
        const offsets = unitOffsets(text, unit);
        expect(offsets.length).toBe(lengths[unit](text));
        let at = 0;
        for (const point of [...text, '']) {
          const withinBreak = unit.includes('crlf') && text.slice(at - 1, at + 1) === '\r\n';
          const expected = withinBreak ? null : lengths[unit](text.slice(0, at));
          expect(offsets.fromUtf16(at)).toBe(expected);
          if (expected !== null) expect(offsets.toUtf16(expected)).toBe(at);
          at += point.length;
        }
      }),
      { numRuns: 50 },
    );
  });

  it('has no place outside the text or within a character', () => {
    for (const unit of OFFSET_UNITS) {
      const offsets = unitOffsets('a💩\r\nb', unit);
      expect(offsets.fromUtf16(2)).toBeNull();
      for (const bad of [-1, offsets.length + 1, 0.5, Number.NaN]) expect(offsets.toUtf16(bad)).toBeNull();
    }
    expect(unitOffsets('a💩', 'utf-8').toUtf16(3)).toBeNull();
    expect(unitOffsets('a💩', 'utf-16').toUtf16(2)).toBeNull();
  });
});
