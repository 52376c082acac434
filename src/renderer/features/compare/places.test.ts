import { expect, test } from 'vitest';
import type { Annotation } from '../../../core/model/annotation.ts';
import { comparePlaces } from '../../../core/review/compare.ts';
import { COLOURS } from '../../../core/model/codebook.ts';
import { differences, KINDS, KINDS_SHOWN, narrowed, overlay, placeKey } from './places.ts';

const mark = (id: string, annotator: string, start: number, end: number, tag: string): Annotation => ({
  id,
  transcript: 't',
  edition: 'e',
  span: [[start, end]],
  tag,
  annotator,
  values: {},
  note: '',
  created: 0,
  modified: 0,
});
const marks = [
  mark('a1', 'anna', 0, 5, 'claim'),
  mark('b1', 'ben', 0, 5, 'claim'),
  mark('a2', 'anna', 10, 20, 'claim'),
  mark('b2', 'ben', 12, 20, 'statistic'),
  mark('a3', 'anna', 30, 40, 'statistic'),
];
const places = comparePlaces(marks, ['anna', 'ben']);
const byId = new Map(marks.map((one) => [one.id, one]));
const tagOf = (id: string): string | undefined => byId.get(id)?.tag;

test('an overlay has each annotation once, with the kind of its place', () => {
  expect(overlay(places, byId).map(({ id, tag }) => `${id} ${tag}`)).toEqual([
    'a1 agreed',
    'b1 agreed',
    'a2 tags',
    'b2 tags',
    'a3 only',
  ]);
  byId.delete('a3');
  expect(overlay(places, byId)).toHaveLength(4);
  byId.set('a3', marks[4]!);
});

test('narrows by kind and by tag', () => {
  const keys = (list: typeof places): string[] => list.map(placeKey);
  expect(keys(narrowed(places, new Set(), new Set(), tagOf))).toEqual(['a1 b1', 'a2 b2', 'a3']);
  expect(keys(narrowed(places, new Set(['tags', 'only']), new Set(), tagOf))).toEqual(['a2 b2', 'a3']);
  expect(keys(narrowed(places, new Set(), new Set(['statistic']), tagOf))).toEqual(['a2 b2', 'a3']);
  expect(keys(narrowed(places, new Set(['only']), new Set(['claim']), tagOf))).toEqual([]);
});

test('says all that differs', () => {
  const name = (id: string): string => id.toUpperCase();
  expect(places.map((place) => differences(place, name))).toEqual([
    '',
    'Tags and boundaries differ.',
    'Nothing by BEN.',
  ]);
  const differs = { boundaries: true, tags: false, attributes: false };
  expect(differences({ kind: 'boundaries', differs, missing: [] }, name)).toBe('');
  expect(differences({ kind: 'boundaries', differs, missing: ['cleo', 'ben'] }, name)).toBe(
    'Nothing by CLEO and BEN.',
  );
});

test('each kind has a colour of the palette to itself', () => {
  const colours = Object.values(KINDS).map(({ colour }) => colour);
  expect(new Set(colours).size).toBe(colours.length);
  for (const colour of colours) expect(COLOURS).toContain(colour);
  expect(KINDS_SHOWN.toSorted()).toEqual(Object.keys(KINDS).toSorted());
});
