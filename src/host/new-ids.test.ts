import { version } from 'uuid';
import { expect, it } from 'vitest';
import { newId } from './new-ids.ts';

it('makes ids that are UUIDv7 of now, none twice, in the order of their making, over several pools', () => {
  const before = Date.now();
  const ids = Array.from({ length: 5_000 }, newId);
  expect(new Set(ids).size).toBe(ids.length);
  expect(ids.toSorted()).toEqual(ids);
  for (const id of [ids[0]!, ids.at(-1)!]) {
    expect(version(id)).toBe(7);
    const time = Number.parseInt(id.replaceAll('-', '').slice(0, 12), 16);
    expect(time).toBeGreaterThanOrEqual(before);
    expect(time).toBeLessThanOrEqual(Date.now() + 1);
  }
});
