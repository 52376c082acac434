import { expect, test } from 'vitest';
import { cycle, walk } from './walk.ts';

test('walks to what passes, not to where it stands', () => {
  const items = [1, 2, 3, 4, 6];
  const even = (n: number): boolean => n % 2 === 0;
  expect(walk(items, -1, 1)).toBe(0);
  expect(walk(items, -1, 1, even)).toBe(1);
  expect(walk(items, 1, 1, even)).toBe(3);
  expect(walk(items, 3, -1, even)).toBe(1);
  expect(walk(items, 1, -1, even)).toBe(-1);
  expect(walk(items, 4, 1)).toBe(-1);
  expect(walk(items, -1, -1)).toBe(-1);
  expect(walk([], -1, 1)).toBe(-1);
});

test('clicking again goes through what lies on one place', () => {
  expect(cycle(['a', 'b'], null)).toBe('a');
  expect(cycle(['a', 'b'], 'a')).toBe('b');
  expect(cycle(['a', 'b'], 'b')).toBe('a');
  expect(cycle(['a', 'b'], 'elsewhere')).toBe('a');
  expect(cycle([], null)).toBeNull();
});
