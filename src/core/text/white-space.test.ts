import { describe, expect, it } from 'vitest';
import { isLineBreak, isWhiteSpace, squeezeBlanks, trimRange } from './white-space.ts';

describe('white space', () => {
  it('is what trim takes off, for every unit', () => {
    for (let unit = 0; unit <= 0xffff; unit++) {
      const trimmed = String.fromCharCode(unit).trim() === '';
      if (isWhiteSpace(unit) !== trimmed)
        expect(`U+${unit.toString(16)}`).toBe(trimmed ? 'blank' : 'not blank');
      if (isLineBreak(unit)) expect(isWhiteSpace(unit)).toBe(true);
    }
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
