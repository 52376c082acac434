import { describe, expect, it } from 'vitest';
import { isLineBreak, isWhiteSpace, squeezeBlanks, trimRange } from './white-space.ts';

describe('white space', () => {
  it('is what trim takes off, for every unit', () => {
    const units = Array.from({ length: 0x10000 }, (_, unit) => unit);
    const trimmed = units.filter((unit) => String.fromCharCode(unit).trim() === '');
    expect(units.filter(isWhiteSpace)).toEqual(trimmed);
    expect(units.filter(isLineBreak).filter((unit) => !isWhiteSpace(unit))).toEqual([]);
  });

  it('is taken off ranges', () => {
    const text = '\u00a0 a\tb \u3000\r\n';
    expect(trimRange(text, 0, text.length)).toEqual([2, 5]);
    expect(trimRange(text, 0, 2)).toBeNull();
    expect(trimRange(text, 3, 3)).toBeNull();
  });

  it('is squeezed in names', () => {
    expect(squeezeBlanks('\tQiu\u00a0 Baoli ')).toBe('Qiu Baoli');
  });
});
