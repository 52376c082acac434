import { type Marked, stretchesOf } from './segments.ts';

/** The number of each item, from 1, by where its first range begins. */
export function numbersOf(items: Iterable<Marked>): Map<string, number> {
  const numbers = new Map<string, number>();
  for (const { item } of stretchesOf(items))
    if (!numbers.has(item.id)) numbers.set(item.id, numbers.size + 1);
  return numbers;
}
