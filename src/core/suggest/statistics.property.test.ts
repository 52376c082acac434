import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseAttributeValue } from '../model/attribute-value.ts';
import { splitsPair } from '../model/span.ts';
import { statisticsIn } from './statistics.ts';

/** Pieces that the rules look for, in any order, between pieces of any text. */
const piece = fc.oneof(
  fc.constantFrom(
    ...(
      '6 1,313 12.5 2½ ½ $ € % - – / \\1/2\\ . , : ( ) " ` °  \n \r\n one two twelve twenty a an half third million ' +
      'hundred thousands of in out to and or more than at least per percent points cases people year years old ' +
      'forces United States twice doubled threefold 2005 May July section No. p.m. or so m bn k U.S. 𝟗 🚰 é é'
    )
      .split(' ')
      .flatMap((word) => [word, `${word} `]),
  ),
  fc.string({ unit: 'binary', maxLength: 4 }),
);
const texts = fc.array(piece, { maxLength: 60 }).map((pieces) => pieces.join(''));

describe('statistics in any text', () => {
  it('are in order, disjoint, within the text, and split no surrogate pair', () => {
    fc.assert(
      fc.property(texts, (text) => {
        let end = 0;
        for (const found of statisticsIn(text)) {
          expect(found.start).toBeGreaterThanOrEqual(end);
          expect(found.end).toBeGreaterThan(found.start);
          expect(splitsPair(text, found.start) || splitsPair(text, found.end)).toBe(false);
          expect(text.slice(found.start, found.end)).not.toMatch(/^\s|\s$/);
          end = found.end;
        }
        expect(end).toBeLessThanOrEqual(text.length);
      }),
      { numRuns: 500 },
    );
  });

  it('have values that an attribute of type number takes', () => {
    fc.assert(
      fc.property(texts, (text) => {
        for (const { value, upper } of statisticsIn(text))
          for (const number of [value, upper])
            expect(parseAttributeValue({ name: 'Value', type: 'number', choices: [] }, number)).toEqual({
              value: number,
            });
      }),
      { numRuns: 300 },
    );
  });

  it('are the same again, and the same where the stretch stands in a longer text', () => {
    fc.assert(
      fc.property(texts, texts, (before, text) => {
        const alone = statisticsIn(text);
        expect(statisticsIn(text)).toEqual(alone);
        const all = `${before}\n${text}`;
        const from = before.length + 1;
        const moved = statisticsIn(all, from).map((found) => ({
          ...found,
          start: found.start - from,
          end: found.end - from,
        }));
        expect(moved).toEqual(alone);
      }),
      { numRuns: 200 },
    );
  });

  it('cost work in proportion to the text, whatever stands in it', () => {
    const worst = [
      'about more than 12 ',
      '1,',
      '1 ',
      'one and ',
      'two hundred and ',
      'thousands of ',
      'between 5 and ',
      '3 grand old ',
      'a third of the ',
      '5-',
      'Articles 2, 3 and 4, ',
      'half a ',
      '.5\\',
      '12 national and international ',
      '((((',
      '🚰',
    ];
    for (const text of worst) {
      const reads = (times: number): number => {
        const work = { reads: 0 };
        statisticsIn(text.repeat(times), 0, text.length * times, work);
        return work.reads;
      };
      expect({ text, inProportion: reads(2000) < 2.2 * reads(1000) + 100 }).toEqual({
        text,
        inProportion: true,
      });
      expect(reads(1000)).toBeLessThan(1000 * text.length * 400);
    }
  });
});
