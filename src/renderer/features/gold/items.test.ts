import { expect, test } from 'vitest';
import type { GoldPlace } from '../../../contract/review-types.ts';
import { countStates, type GoldRow, goldItems, originOf } from './items.ts';

const row = (id: string, start: number, decidedBy: string | null, stale = false): GoldRow => ({
  id,
  transcript: 't',
  edition: 'e',
  tag: 'claim',
  span: [[start, start + 5]],
  values: {},
  sources: [],
  against: [],
  rule: decidedBy === null ? 'all of 2, exact' : 'chosen',
  decidedBy,
  note: '',
  created: 0,
  stale,
});
const place = (annotations: string[], start: number, gold: string[]): GoldPlace => ({
  kind: 'tags',
  annotations,
  missing: [],
  differs: { boundaries: false, tags: true, attributes: false },
  start,
  end: start + 5,
  gold,
});

test('lists places with their gold, and gold without a place, in the order of the text', () => {
  const items = goldItems({
    places: [place(['a1', 'b1'], 0, ['g1']), place(['a2'], 20, []), place(['a3', 'b3'], 40, ['g2', 'g3'])],
    gold: [row('g1', 0, null), row('g2', 40, null), row('g3', 40, 'anna', true), row('g4', 10, 'ben')],
  });
  expect(items.map(({ key, state, stale }) => `${key}: ${state}${stale ? ', stale' : ''}`)).toEqual([
    'place a1: merged',
    'gold g4: decided',
    'place a2: open',
    'place a3: decided, stale',
  ]);
  expect(items[3]!.gold.map(({ id }) => id)).toEqual(['g2', 'g3']);
  expect(items[1]!.place).toBeNull();
  expect(countStates(items)).toEqual({ open: 1, merged: 1, decided: 2 });
});

test('says where gold comes from', () => {
  expect(originOf({ rule: 'majority of 3, exact' }, '')).toBe('Merged by the rule “majority of 3, exact”');
  expect(originOf({ rule: 'chosen' }, 'Anna')).toBe('Chosen by Anna');
  expect(originOf({ rule: 'custom' }, 'Anna')).toBe('Written by Anna');
  expect(originOf({ rule: 'none' }, 'Anna')).toBe('“None of these” by Anna');
});
