import { describe, expect, it } from 'vitest';
import { Alpha, type Level } from './alpha.ts';
import { attributeStatistic, type ComparedAttribute, usualLevel } from './attributes.ts';
import type { Source } from './coded.ts';
import { corpusOf } from './corpus.ts';
import type { Outcome } from './figure.ts';
import { annotationOf } from './testing.ts';

const ATTRIBUTE: ComparedAttribute = { id: 'value', tag: 'statistic', type: 'number', choices: [] };
type Pairs = readonly (readonly [a: string, b: string])[];

/** A span of both annotators for each pair of values, ten characters apart, each in a turn of its own. */
const source = (pairs: Pairs, transcript = 't1'): Source => ({
  transcript,
  edition: `${transcript}-1`,
  text: 'x'.repeat(pairs.length * 10),
  language: 'en',
  blocks: pairs.map((_, i) => ({ kind: 'paragraph', start: i * 10, end: i * 10 + 10, turn: `turn${i}` })),
  annotations: pairs.flatMap((values, i) =>
    values.map((value, j) => annotationOf(i * 2 + j, 'AB'[j]!, 'statistic', i * 10, i * 10 + 5, { value })),
  ),
  done: ['A', 'B'],
});

const statisticOf = (
  sources: readonly Source[],
  change: Partial<ComparedAttribute>,
  level: Level,
  tags = ['statistic'],
) =>
  attributeStatistic(
    corpusOf(sources, { annotators: ['A', 'B'], tags }),
    [[0, 1]],
    { ...ATTRIBUTE, ...change },
    level,
  );
const found = (pairs: Pairs, change: Partial<ComparedAttribute>, level: Level): Outcome =>
  statisticOf([source(pairs)], change, level).at();

/** Alpha of the numbers that the values should stand for. */
function alphaOf(units: readonly (readonly number[])[], level: Level): Outcome {
  const into = new Float64Array(4);
  new Alpha(units, level).sum(null, into);
  return Alpha.outcome(into);
}

describe('alpha of an attribute', () => {
  it('takes numbers as intervals, dates in their order, and what is a word by itself, unless a study says otherwise', () => {
    expect((['number', 'date', 'choice', 'text', 'boolean'] as const).map(usualLevel)).toEqual([
      'interval',
      'ordinal',
      'nominal',
      'nominal',
      'nominal',
    ]);
  });

  it.each(['nominal', 'ordinal', 'interval'] as const)(
    'knows one number by its value, however it is written: %s',
    (level) => {
      const pairs = [
        ['6000000', '6e6'],
        ['7', '7.0'],
        ['1', '9'],
      ] as const;
      const expected = alphaOf(
        [
          [6e6, 6e6],
          [7, 7],
          [1, 9],
        ],
        level,
      );
      expect(found(pairs, {}, level)).toEqual(expected);
      expect('value' in expected).toBe(true);
    },
  );

  it('takes a scale in the order of its choices, and what is none of them after it', () => {
    const choices = ['low', 'middle', 'high'];
    const pairs = [
      ['low', 'middle'],
      ['middle', 'high'],
      ['high', 'high'],
      ['low', 'other'],
    ] as const;
    const expected = alphaOf(
      [
        [0, 1],
        [1, 2],
        [2, 2],
        [0, 3],
      ],
      'ordinal',
    );
    expect(found(pairs, { type: 'choice', choices }, 'ordinal')).toEqual(expected);
    // In the order of the alphabet it would be another figure.
    expect(expected).not.toEqual(
      alphaOf(
        [
          [1, 2],
          [2, 0],
          [0, 0],
          [1, 3],
        ],
        'ordinal',
      ),
    );
    // Choices that are no scale, and the values of a text, have no order that could matter.
    for (const type of ['choice', 'text'] as const)
      expect(found(pairs, { type, choices }, 'nominal')).toEqual(
        alphaOf(
          [
            [0, 1],
            [1, 2],
            [2, 2],
            [0, 3],
          ],
          'nominal',
        ),
      );
  });

  it('takes dates in their order', () => {
    const pairs = [
      ['2020-05', '2019-12-31'],
      ['2021', '2021'],
      ['2020-05', '2021'],
    ] as const;
    expect(found(pairs, { type: 'date' }, 'ordinal')).toEqual(
      alphaOf(
        [
          [1, 0],
          [2, 2],
          [1, 2],
        ],
        'ordinal',
      ),
    );
    // Choices that a date had as another type are not its order.
    const left = { type: 'date', choices: ['2021', '2020-05'] } as const;
    expect(found(pairs, left, 'ordinal')).toEqual(found(pairs, { type: 'date' }, 'ordinal'));
  });

  it('pairs nothing with a value that is missing', () => {
    const whole = [
      ['1', '2'],
      ['3', '3'],
    ] as const;
    expect(found([...whole, ['', '4'], ['5', ' ']], {}, 'interval')).toEqual(found(whole, {}, 'interval'));
    expect(found([['', '4']], {}, 'interval')).toMatchObject({ undefined: true });
  });

  it('is undefined where its tag is not compared, and computed whichever place the tag has', () => {
    const pairs = [
      ['1', '2'],
      ['3', '3'],
    ] as const;
    const of = (tags: string[]) => statisticOf([source(pairs)], {}, 'interval', tags).at();
    expect(of(['claim'])).toMatchObject({ undefined: true });
    expect(of(['claim', 'statistic'])).toEqual(of(['statistic']));
    expect('value' in of(['statistic'])).toBe(true);
  });

  it('of a resample counts each matched span as often as its turn, in whichever transcript', () => {
    const [one, two] = [
      [
        ['1', '2'],
        ['3', '3'],
      ],
      [
        ['5', '1'],
        ['4', '4'],
      ],
    ] as const;
    const both = statisticOf([source(one), source(two, 't2')], {}, 'interval');
    const only = (...pairs: Pairs) => found(pairs, {}, 'interval');
    expect(both.at(Float64Array.of(1, 1, 0, 0))).toEqual(only(...one));
    expect(both.at(Float64Array.of(0, 0, 1, 1))).toEqual(only(...two));
    expect(both.at(Float64Array.of(2, 0, 0, 1))).toEqual(only(one[0], one[0], two[1]));
  });
});
