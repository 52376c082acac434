import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countWords } from './words.ts';

describe('countWords', () => {
  it.each([
    ['', '', 0],
    [' \r\n\u00a0— … !', 'en', 0],
    ['About 6 million cases, don’t you think?', 'en', 7],
    ['1,313 stations\u00a0in\tall', 'en', 4],
    ['💩This is an annotation.', 'en', 4],
    ['我们依法打击犯罪', 'zh', 4],
    ['two words', 'not a language', 2],
  ])('%j (%s) has %i', (text, language, count) => {
    expect(countWords(text, language)).toBe(count);
  });

  it('counts the same whether lines are counted together or alone, past one stretch too', () => {
    fc.assert(
      fc.property(fc.array(fc.lorem({ maxCount: 8 }), { maxLength: 20 }), (lines) => {
        const sum = lines.reduce((total, line) => total + countWords(line), 0);
        expect(countWords(lines.join('\r\n'))).toBe(sum);
        expect(countWords(`${lines.join('\r\n')}\r\n`.repeat(200))).toBe(sum * 200);
      }),
      { numRuns: 20 },
    );
  });
});
