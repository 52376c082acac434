import { expect, test } from 'vitest';
import { startsRightToLeft } from './direction.ts';

test('a text runs as its first letter does', () => {
  expect(['שלום, 42', '12 – ارتفعت prices', 'ﷺ'].map(startsRightToLeft)).toEqual([true, true, true]);
  expect(['Prices שלום', '中文', '💩 42', ''].map(startsRightToLeft)).toEqual([false, false, false, false]);
});
