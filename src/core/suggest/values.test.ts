import { describe, expect, it } from 'vitest';
import type { Attribute } from '../model/codebook.ts';
import { statisticsIn } from './statistics.ts';
import { statisticValues } from './values.ts';

const attribute = (name: string, type: Attribute['type'], choices: string[] = []) => ({
  id: name,
  name,
  type,
  choices,
});
const STARTER = [attribute('Value', 'number'), attribute('Unit', 'text'), attribute('Period', 'text')];
const of = (text: string, attributes = STARTER) => statisticValues(statisticsIn(text)[0]!, attributes);

describe('values of a statistic', () => {
  it('go to the attributes of the starter tag by their names', () => {
    expect(of('about 6 million cases')).toEqual({ Value: '6000000', Unit: 'cases' });
    expect(of('over 4,600 of them')).toEqual({ Value: '4600' });
    expect(of('thousands of homes')).toEqual({ Unit: 'homes' });
  });

  it('fill in a qualifier where the tag has one', () => {
    expect(of('nearly 30 percent', [...STARTER, attribute('qualifier', 'text')])).toEqual({
      Value: '30',
      Unit: 'percent',
      qualifier: 'nearly',
    });
  });

  it('say one number of a range only where both can be said', () => {
    const upper = attribute('Upper value', 'number');
    expect(of('5 to 10 years')).toEqual({ Unit: 'years' });
    expect(of('5 to 10 years', [...STARTER, upper])).toEqual({
      Value: '5',
      'Upper value': '10',
      Unit: 'years',
    });
    expect(of('5 to 10 years', [attribute('Value', 'text')])).toEqual({ Value: '5–10' });
  });

  it('leave out what the attribute does not take', () => {
    const unit = attribute('Unit', 'choice', ['percent', 'people']);
    expect(of('12 cases', [unit])).toEqual({});
    expect(of('12 percent', [unit])).toEqual({ Unit: 'percent' });
  });
});
