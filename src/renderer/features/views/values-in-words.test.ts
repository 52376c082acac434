import { expect, test } from 'vitest';
import { valuesInWords } from './values-in-words.ts';

test('says values in the order of the attributes, and leaves out what is not said', () => {
  const attributes = [
    { id: 'a', name: 'Value', type: 'number' },
    { id: 'b', name: 'Estimated', type: 'boolean' },
    { id: 'c', name: 'Unit', type: 'text' },
  ] as const;
  expect(valuesInWords(attributes, { c: 'jobs', b: 'false', a: '12.5' })).toBe(
    'Value: 12.5, Estimated: no, Unit: jobs',
  );
  expect(valuesInWords(attributes, { b: 'true', a: '' })).toBe('Estimated: yes');
  expect(valuesInWords(attributes, { gone: '1' })).toBe('');
});
