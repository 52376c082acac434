import { expect, test } from 'vitest';
import { progressWords, shareOf } from './progress-words.ts';

test('what is known of the progress is said, and nothing else', () => {
  const words = (unit: string, done: number, total: number) => progressWords({ unit, done, total });
  expect(words('row', 1200, 5000)).toBe('1,200 of 5,000 rows');
  expect(words('row', 0.7, 1)).toBe('0 of 1 row');
  expect(words('row', 1200, 0)).toBe('1,200 rows');
  expect(words('row', 0, 0)).toBe('');
  expect(words('', 299, 1000)).toBe('29 %');
  expect(words('', 3, 0)).toBe('');
});

test('a share is between nothing and all, or not known', () => {
  expect(shareOf({ done: 5, total: 4 })).toBe(1);
  expect(shareOf({ done: -1, total: 4 })).toBe(0);
  expect(shareOf({ done: 5, total: 0 })).toBeNull();
});
