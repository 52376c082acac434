import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Range } from '../model/span.ts';
import { segmenter } from '../text/segmenters.ts';
import { caseFold } from './case-fold.ts';
import { stretches } from './clusters.ts';
import { fold } from './fold.ts';
import { stripMarks } from './marks.ts';
import { Occurrences } from './occurrences.ts';
import { WordBorders } from './word-borders.ts';

const characters = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...'aZ09_ \n.,:\'’"-') },
  { weight: 3, arbitrary: fc.constantFrom(...'éßÅي天か각가กंकि्🇩👍🏽\u0301\u200D\uFE0F\u00AD\u0600❤', '\r\n') },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }) },
);
const texts = (most: number) => fc.array(characters, { maxLength: most }).map((parts) => parts.join(''));

describe('the parts of finding', () => {
  test('case folds as Unicode has it, where lower case alone would not do', () => {
    // CaseFolding.txt: C and F of each kind; all characters were compared with Python's str.casefold.
    for (const [a, b] of ['ßẞ', 'ſs', 'ςσ', 'µμ', 'KK', 'ÅÅ', 'ᲀв', 'Ꭰꭰ', 'ΐΐ', 'ẛṡ'].map((two) => [...two]))
      expect(caseFold(a!)).toBe(caseFold(b!));
    expect(caseFold('ẞ')).toBe('ss');
    expect(caseFold('ﬃ')).toBe('ffi');
    expect(caseFold('ıI')).toBe('ıi');
    fc.assert(
      fc.property(texts(12), (text) => caseFold(caseFold(text)) === caseFold(text)),
      { numRuns: 300 },
    );
  });

  test('marks go, letters stay', () => {
    expect(stripMarks('Éçà ñ Ở')).toBe('Eca n O');
    expect(stripMarks('שָׁלוֹם')).toBe('שלום');
    expect(stripMarks('ที่ कि が')).toBe('ที่ कि が'.normalize('NFD'));
  });

  test('stretches cover the text, and end where graphemes do', () => {
    fc.assert(
      fc.property(texts(30), (text) => {
        const borders: number[] = [];
        let at = 0;
        for (const { start, end, joining } of stretches(text)) {
          expect(start).toBe(at);
          at = end;
          if (joining)
            for (const { index } of segmenter('grapheme').segment(text.slice(start, end)))
              borders.push(start + index);
          else for (let i = start; i < end; i++) if (text.slice(i - 1, i + 1) !== '\r\n') borders.push(i);
        }
        expect(at).toBe(text.length);
        expect(borders).toEqual([...segmenter('grapheme').segment(text)].map(({ index }) => index));
      }),
      { numRuns: 2_000 },
    );
  });

  test('a folded text leads back: what a grapheme became begins and ends where it does', () => {
    const folding = { case: true, marks: true, blanks: false, spellings: true };
    fc.assert(
      fc.property(texts(20), (text) => {
        const folded = fold(text, folding);
        let at = 0;
        for (const { segment, index } of segmenter('grapheme').segment(text)) {
          const part = fold(segment, folding).text;
          expect(folded.text.slice(at, at + part.length)).toBe(part);
          if (part !== '') {
            expect(folded.start(at)).toBe(index);
            expect(folded.end(at + part.length)).toBe(index + segment.length);
            expect(folded.at(index)).toBeLessThanOrEqual(at);
          }
          at += part.length;
        }
        expect(at).toBe(folded.text.length);
      }),
      { numRuns: 500 },
    );
  });

  test('words end where the segmenter says, however the text is gone through', () => {
    fc.assert(
      fc.property(texts(60), fc.array(fc.nat(200), { maxLength: 12 }), (part, offsets) => {
        // Long enough that it is segmented in pieces.
        const text = `${part} ${'word '.repeat(130)}${part}`;
        const region: Range = [Math.min(3, part.length), text.length - 1];
        const inside = text.slice(...region);
        const borders = new Set([region[0], region[1]]);
        for (const { index } of segmenter('word').segment(inside)) borders.add(region[0] + index);
        const words = new WordBorders(text, '');
        for (const n of [...offsets, ...offsets.map((n) => text.length - n)]) {
          const at = Math.min(Math.max(n, region[0]), region[1]);
          expect(words.has(at, region)).toBe(borders.has(at));
          if (at < region[1]) expect(borders.has(words.after(at, region))).toBe(true);
        }
      }),
      { numRuns: 300 },
    );
  });

  test('occurrences are all found, also once the search has become an automaton', () => {
    const naive = (text: string, needle: string): number[] => {
      const out: number[] = [];
      for (let at = text.indexOf(needle); at >= 0; at = text.indexOf(needle, at + 1)) out.push(at);
      return out;
    };
    const ab = (most: number) =>
      fc.string({ unit: fc.constantFrom('a', 'a', 'b'), minLength: 1, maxLength: most });
    fc.assert(
      fc.property(ab(200), ab(6), (part, needle) => {
        const text = part.repeat(40);
        const found: number[] = [];
        const search = new Occurrences(text, needle);
        for (let at = search.next(0); at >= 0; at = search.next(at + 1)) found.push(at);
        expect(found).toEqual(naive(text, needle));
      }),
      { numRuns: 200 },
    );
    const text = 'a'.repeat(20_000);
    const search = new Occurrences(text, 'a'.repeat(500));
    let [at, count] = [search.next(0), 0];
    for (; at >= 0; at = search.next(at + 1)) count++;
    expect(count).toBe(19_501);
    expect(search.next(7)).toBe(7);
  });
});
