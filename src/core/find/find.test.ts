import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Range } from '../model/span.ts';
import { splitsPair } from '../model/span.ts';
import { segmenter } from '../text/segmenters.ts';
import { findHits, finderOf } from './find.ts';
import { foldedAs, naiveHits } from './naive.ts';
import { type FindQuery, looseQuery, QueryFault } from './query.ts';
import { SearchText } from './search-text.ts';

const hits = (text: string, query: Partial<FindQuery> & { pattern: string }, regions?: Range[]): Range[] => [
  ...findHits(
    new SearchText(text, ''),
    finderOf({ ...looseQuery(query.pattern), ...query }),
    regions ?? [[0, text.length]],
  ),
];
const found = (text: string, pattern: string, more: Partial<FindQuery> = {}): string[] =>
  hits(text, { pattern, ...more }).map(([start, end]) => text.slice(start, end));

/** What makes folding, borders and offsets hard. */
const PIECES =
  "a A b B s S ss e é e\u0301 E\u0301\u0323 ß ẞ ﬁ f i İ ı I Σ ς σ ø æ ae 가 각 ᄀ ᅡ ᆨ 👨‍👩‍👧 👨 👩 🇩🇪 🇩 🇪 ❤️ ❤ क्ष क ि ् 今天 天气 天 م مُ ก็ กำ ’ ' - . , 1 2 _ # \u0301 \u00AD \u200B \u200D \u0600 が か 🏽 👍 𝐀".split(
    ' ',
  );
const piece = fc.oneof(
  { weight: 5, arbitrary: fc.constantFrom('a', 'b', 's', 'e') },
  {
    weight: 4,
    arbitrary: fc.constantFrom(' ', ' ', '\u00A0', '\n', '\r\n', '\r', '  ', ' \u0301', '\u3000'),
  },
  { weight: 8, arbitrary: fc.constantFrom(...PIECES) },
);
const words = (most: number) => fc.array(piece, { maxLength: most }).map((parts) => parts.join(''));
const query = fc.record({
  pattern: fc.array(piece, { minLength: 1, maxLength: 3 }).map((parts) => parts.join('')),
  regex: fc.constant(false),
  matchCase: fc.boolean(),
  matchAccents: fc.boolean(),
  wholeWords: fc.boolean(),
  matchBlanks: fc.boolean(),
});

/** Regions between some of a text's grapheme borders; what cannot be seen stays with the blanks that it stands among. */
function regionsOf(text: string, chosen: readonly number[]): Range[] {
  const borders = [...segmenter('grapheme').segment(text)]
    .map(({ index }) => index)
    .filter((index) => !/[\u00AD\u200B]/.test(text.slice(Math.max(0, index - 1), index + 1)))
    .concat(text.length);
  const picked = [...new Set(chosen.map((n) => borders[n % borders.length]!))].sort((a, b) => a - b);
  const out: Range[] = [];
  for (let i = 0; i + 1 < picked.length; i += 1 + (chosen[i % chosen.length]! % 2))
    out.push([picked[i]!, picked[i + 1]!]);
  return out;
}

describe('finding', () => {
  test('finds what a search over every pair of grapheme borders finds', () => {
    fc.assert(
      fc.property(
        words(24),
        query,
        fc.array(fc.nat(60), { minLength: 1, maxLength: 5 }),
        (text, query, chosen) => {
          for (const regions of [[[0, text.length] as Range], regionsOf(text, chosen)]) {
            const found = attempt(text, query, regions);
            expect(found).toEqual(regions.flatMap((region) => naiveHits(text, query, region)));
            for (const [start, end] of found) {
              expect(foldedAs(text.slice(start, end), query)).toBe(foldedAs(query.pattern, query));
              expect(splitsPair(text, start) || splitsPair(text, end)).toBe(false);
            }
          }
        },
      ),
      { numRuns: 2_000 },
    );
  });

  test('doccano: offsets drift on emoji, and on decomposed accents', () => {
    expect(hits('👨‍👩‍👧 cafe\u0301 🇩🇪 café', { pattern: 'café' })).toEqual([
      [9, 14],
      [20, 24],
    ]);
    expect(found('👨‍👩‍👧', '👨')).toEqual([]);
    expect(found('🇩🇪🇪🇩', '🇪🇩')).toEqual(['🇪🇩']);
    expect(found('🇩🇪🇩🇪', '🇪🇩')).toEqual([]);
  });

  test('what is longer folded is found whole or not at all', () => {
    expect(found('Straße, STRASSE, STRAẞE', 'strasse')).toEqual(['Straße', 'STRASSE', 'STRAẞE']);
    expect(found('Straße', 'stras')).toEqual([]);
    expect(found('the ﬁrst oﬃce', 'first')).toEqual(['ﬁrst']);
    expect(found('İstanbul istanbul', 'istanbul')).toEqual(['İstanbul', 'istanbul']);
    expect(found('İstanbul istanbul', 'istanbul', { matchAccents: true })).toEqual(['istanbul']);
    expect(found('각 가 ᄀ\u1161', '가')).toEqual(['가', 'ᄀ\u1161']);
  });

  test('case, accents, and letters that only look marked', () => {
    expect(found('ΣΊΣΥΦΟΣ Σίσυφος', 'σισυφοσ')).toEqual(['ΣΊΣΥΦΟΣ', 'Σίσυφος']);
    expect(found('Résumé resume', 'resume', { matchAccents: true })).toEqual(['resume']);
    expect(found('Resume resume', 'Resume', { matchCase: true })).toEqual(['Resume']);
    expect(found('Łódź and Malmø', 'lodz')).toEqual(['Łódź']);
    expect(found('مُحَمَّد', 'محمد')).toEqual(['مُحَمَّد']);
    // Voicing marks and vowel signs make another letter.
    expect(found('が', 'か')).toEqual([]);
    expect(found('कि', 'क')).toEqual([]);
    expect(found('don’t “stop”', `don't "stop"`)).toEqual(['don’t “stop”']);
    expect(found('co\u00ADop\u00ADer\u00ADate', 'cooperate')).toEqual(['co\u00ADop\u00ADer\u00ADate']);
  });

  test('a phrase is found where a line breaks in it, and not over the end of a block', () => {
    const text = 'six million\r\ncases; six\u00A0 million cases';
    expect(found(text, 'million cases')).toEqual(['million\r\ncases', 'million cases']);
    expect(found(text, 'six million')).toEqual(['six million', 'six\u00A0 million']);
    expect(found(text, 'six million', { matchBlanks: true })).toEqual(['six million']);
    // From one block into the next nothing is found.
    expect(
      hits('end. Start', { pattern: 'end. start' }, [
        [0, 4],
        [5, 10],
      ]),
    ).toEqual([]);
  });

  test('whole words, in scripts with and without blanks', () => {
    expect(found('art, party, art’s, art_1, ART', 'art', { wholeWords: true })).toEqual(['art', 'ART']);
    expect(found('今天天气很好', '天天')).toEqual(['天天']);
    expect(found('今天天气很好', '天天', { wholeWords: true })).toEqual([]);
    expect(found('今天天气很好', '天气', { wholeWords: true })).toEqual(['天气']);
    expect(found('هذا كتاب، والكتاب', 'كتاب', { wholeWords: true })).toEqual(['كتاب']);
    expect(found('New York, New Yorker', 'new york', { wholeWords: true })).toEqual(['New York']);
  });

  test('says what cannot be searched for', () => {
    const query =
      (pattern: string, more = {}) =>
      () =>
        finderOf({ ...looseQuery(pattern), ...more });
    expect(query('')).toThrow('nothing to find');
    expect(query('\u0301')).toThrow(QueryFault);
    expect(query('(a', { regex: true })).toThrow(/cannot be read: Unterminated group/);
    expect(query('\u0301', { matchAccents: true })).not.toThrow();
  });
});

describe('regular expressions', () => {
  const by = (text: string, pattern: string, more: Partial<FindQuery> = {}) =>
    found(text, pattern, { regex: true, ...more });

  test('find by pattern, each block by itself', () => {
    expect(by('From 4,600 to 12.5 percent', '\\d[\\d.,]*')).toEqual(['4,600', '12.5']);
    expect(by('Yes. yes', '^yes')).toEqual(['Yes']);
    expect(by('Yes. yes', '^yes', { matchCase: true })).toEqual([]);
    expect(
      hits('ab ab', { pattern: '^ab$', regex: true }, [
        [0, 2],
        [3, 5],
      ]),
    ).toEqual([
      [0, 2],
      [3, 5],
    ]);
    expect(by('a\nb', 'a.b')).toEqual(['a\nb']);
    expect(by('naïve Naive', 'na[i]ve')).toEqual(['naïve', 'Naive']);
    expect(by('naïve Naive', 'na[i]ve', { matchAccents: true })).toEqual(['Naive']);
    // Only the newer mode has sets.
    expect(by('aé', '[\\p{L}--[a-z]]', { matchAccents: true })).toEqual(['é']);
    expect(by('cat cats', 'cats?', { wholeWords: true })).toEqual(['cat', 'cats']);
  });

  test('no match is empty, cuts a grapheme or a pair, or never ends', () => {
    expect(by('aab', 'a*')).toEqual(['aa']);
    expect(by('👍👍', '()')).toEqual([]);
    expect(by('👍👍', '(?=👍)')).toEqual([]);
    expect(by('e\u0301x', 'e', { matchAccents: true })).toEqual(['e\u0301']);
    expect(by('👨‍👩‍👧', '\\p{Emoji}')).toEqual(['👨‍👩‍👧']);
    expect(by('a\r\nb', '\\r')).toEqual(['\r\n']);
  });

  test('agree with the engine, match by match, where nothing is folded', () => {
    const pattern = fc.constantFrom('[a-b]+', 's|e', '.', '\\s+', '\\w*b', '\\p{L}{2}', '(?<=a).', 'a|');
    fc.assert(
      fc.property(words(16), pattern, (text, pattern) => {
        const borders = [...segmenter('grapheme').segment(text)]
          .map(({ index }) => index)
          .concat(text.length);
        const naive: Range[] = [];
        for (const { index, 0: match } of text.matchAll(new RegExp(pattern, 'gsu'))) {
          const start = borders.findLast((at) => at <= index)!;
          const end = borders.find((at) => at >= index + match.length)!;
          if (match !== '' && start >= (naive.at(-1)?.[1] ?? 0)) naive.push([start, end]);
        }
        expect(hits(text, { pattern, regex: true, matchCase: true, matchAccents: true })).toEqual(naive);
      }),
      { numRuns: 300 },
    );
  });
});

/** A query of marks alone finds nothing: it says so. */
function attempt(text: string, query: FindQuery, regions: Range[]): Range[] {
  try {
    return hits(text, query, regions);
  } catch (error) {
    expect(error).toBeInstanceOf(QueryFault);
    expect(foldedAs(query.pattern, query)).toBe('');
    return [];
  }
}
