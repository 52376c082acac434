import { describe, expect, it } from 'vitest';
import { type Statistic, statisticsIn } from './statistics.ts';

const found = (text: string): string[] =>
  statisticsIn(text).map((one) => {
    const value = one.upper === '' ? one.value : `${one.value}~${one.upper}`;
    return `${text.slice(one.start, one.end)} = ${value} ${one.unit}`.trim();
  });
const one = (text: string): Statistic => statisticsIn(text)[0]!;

describe('statistics in a text', () => {
  it.each([
    ['About 6 million cases have been addressed annually', 'About 6 million cases = 6000000 cases'],
    ['has nominated a batch of 100 "Fengqiao-style police stations"', 'a batch of 100 = 100'],
    ['has fallen over four consecutive years.', 'four consecutive years = 4 consecutive years'],
    [
      'solved over 4,600 drug-related criminal cases.',
      'over 4,600 drug-related criminal cases = 4600 drug-related criminal cases',
    ],
    ['over 4,600 of them', 'over 4,600 = 4600'],
    ['grew by 12.5 percent, we hear', '12.5 percent = 12.5 percent'],
    ['cost $3.2 billion in all', '$3.2 billion = 3200000000 $'],
    ['12.3 deaths per 100,000 people', '12.3 deaths per 100,000 people = 12.3 deaths per 100,000 people'],
    ['between 5 and 10 years', 'between 5 and 10 years = 5~10 years'],
    ['£4–5 billion over a decade', '£4–5 billion = 4000000000~5000000000 £'],
    ['5%-10% of it', '5%-10% = 5~10 percent'],
    ['two and a half million people', 'two and a half million people = 2500000 people'],
    ['four hundred and twelve bridges', 'four hundred and twelve bridges = 412 bridges'],
    ['half of the households', 'half of the households = 0.5 of the households'],
    ['nearly two-thirds of voters', 'nearly two-thirds of voters = 0.666667 of voters'],
    ['a quarter of a million dollars', 'a quarter of a million dollars = 250000 dollars'],
    ['one in five Americans', 'one in five Americans = 0.2 Americans'],
    ['almost a year and a half now', 'almost a year and a half = 1.5 year'],
    ['it is twice as much', 'twice as much = 2 times'],
    ['a threefold increase', 'threefold = 3 times'],
    ['tens of thousands of people fled', 'tens of thousands of people =  people'],
    ['the bill passed 306 to 115', '306 to 115 ='],
    ['2\\1/2\\ minutes', '2\\1/2\\ minutes = 2.5 minutes'],
    ['3½ percentage points', '3½ percentage points = 3.5 percentage points'],
    ['a three-year plan', 'three-year = 3 year'],
    ['a 16-year-old girl', '16-year-old = 16 year-old'],
    [
      'at least another 30 drivers per depot per day',
      'at least another 30 drivers per depot per day = 30 drivers per depot per day',
    ],
    ['3.5m people and 12 m of rope', '3.5m people = 3500000 people'],
    ['minus 4 degrees', 'minus 4 degrees = -4 degrees'],
    ['1,768 dead U.S. troops', '1,768 dead U.S. troops = 1768 dead U.S. troops'],
    ['18 months later', '18 months = 18 months'],
  ])('finds one in: %s', (text, expected) => expect(found(text)[0]).toBe(expected.trim()));

  it.each([
    'On July 20, 2005, and on 6, 7 and 8 May, at 10:30 a.m. and at 9',
    'H.R. 6117, Public Law 109-175, section 404, paragraphs 33 through 58 and Articles 2, 3 and 4',
    'the G7, COVID-19, Highway 12, Windows 95, the 20th hijacker and the 1990s',
    'Call +47 22 55 01 99 or 1-800-555-0199',
    '(1) condemns the attacks',
    '<  1  2  3  4  5  6  7  >',
    'David Boim, 17, of New York City, was killed',
    'I have two questions. One of them is short, and no one minds.',
    'a two-state solution and the "Five Prevention" campaign',
    'one cannot do that; the third batch; a third batch; half past nine',
    '12/05/2021, 2021-05-12, 24/7, 9/11 and version 3.2.1',
  ])('finds nothing in: %s', (text) => expect(found(text)).toEqual([]));

  it('says what qualifies a number', () => {
    expect(one('upwards of $1 million').qualifier).toBe('upwards of');
    expect(one('not later than\n  180 days').qualifier).toBe('not later than');
    expect(one('worried about $1.05').qualifier).toBe('');
    expect(one('over eight weeks').qualifier).toBe('');
    expect(one('for over eight weeks').qualifier).toBe('over');
  });

  it('collapses the breaks of lines in what it says, and keeps them in the span', () => {
    const text = 'slightly over 5,000 fully\n     trained Iraqi soldiers who';
    expect(one(text)).toEqual({
      start: 0,
      end: text.indexOf(' who'),
      value: '5000',
      upper: '',
      unit: 'fully trained Iraqi soldiers',
      qualifier: 'slightly over',
    });
  });

  it('leaves numbers of hundreds of digits alone', () => {
    expect(found(`${'9'.repeat(300)} cases`)).toEqual([]);
    expect(found(`0.${'3'.repeat(300)} cases`)).toEqual([]);
  });
});
