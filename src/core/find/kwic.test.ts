import fc from 'fast-check';
import { expect, test } from 'vitest';
import { segmenter } from '../text/segmenters.ts';
import { kwicOf } from './kwic.ts';

test('a hit stands between whole words of its block, with single blanks', () => {
  const text = 'Before.\nWe have seen\r\nabout  six million cases of it since then.\nAfter.';
  const start = text.indexOf('six');
  const within = [text.indexOf('We'), text.lastIndexOf('\n')] as const;
  expect(kwicOf(text, [start, start + 11], within, 12)).toEqual({
    before: '…about ',
    hit: 'six million',
    after: ' cases of it…',
  });
  expect(kwicOf(text, [start, start + 11], within, 400)).toEqual({
    before: 'We have seen about ',
    hit: 'six million',
    after: ' cases of it since then.',
  });
  expect(kwicOf(text, [within[0], within[1]], within, 20)).toMatchObject({ before: '', after: '' });
  expect(kwicOf('a'.repeat(900), [0, 900], [0, 900], 20).hit).toBe(`${'a'.repeat(400)} …`);
});

test('no grapheme is cut, however the text is written', () => {
  const pieces = fc.constantFrom('今', '天', '👨‍👩‍👧', 'e\u0301', '🇩🇪', 'क्ष', ' ', '\r\n', 'word');
  fc.assert(
    fc.property(
      fc.array(pieces, { minLength: 1, maxLength: 40 }),
      fc.nat(),
      fc.nat(30),
      (parts, n, reach) => {
        const text = parts.join('');
        const graphemes = [...segmenter('grapheme').segment(text)];
        const { index, segment } = graphemes[n % graphemes.length]!;
        const { before, after } = kwicOf(text, [index, index + segment.length], [0, text.length], reach);
        const single = (part: string): string => part.replace(/\s+/gu, ' ');
        const known = (list: Intl.SegmentData[]): string[] => list.map(({ segment }) => segment);
        const all = known([...segmenter('grapheme').segment(single(text))]);
        for (const part of [before, after])
          for (const one of known([...segmenter('grapheme').segment(part)]))
            expect(one === '…' || all.includes(one)).toBe(true);
        expect(single(text.slice(0, index)).endsWith(before.replace(/^…/, ''))).toBe(true);
        expect(single(text.slice(index + segment.length)).startsWith(after.replace(/…$/, ''))).toBe(true);
      },
    ),
    { numRuns: 300 },
  );
});
