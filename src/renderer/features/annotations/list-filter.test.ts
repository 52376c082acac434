import { describe, expect, test } from 'vitest';
import type { Annotation } from '../../../core/model/annotation.ts';
import { filterAnnotations, isFiltered, type ListFilter, NOBODY, NO_FILTER } from './list-filter.ts';
import { Places } from './places.ts';

const text = 'Menu\nQIU: About 6 million cases.\nLI: Thank you.';
const block = (id: string, start: number, end: number, turn: string | null) => ({
  id,
  kind: 'paragraph' as const,
  start,
  end,
  turn,
});
const places = new Places({
  blocks: [block('menu', 0, 4, null), block('one', 5, 32, 't1'), block('two', 33, 47, 't2')],
  turns: [
    { id: 't1', speaker: 'qiu', time: null },
    { id: 't2', speaker: 'li', time: null },
  ],
});
const of = (id: string, start: number, end: number, more: Partial<Annotation> = {}): Annotation => ({
  id,
  transcript: 't',
  edition: 'e',
  span: [[start, end]],
  tag: 'claim',
  annotator: 'anna',
  values: {},
  note: '',
  created: 0,
  modified: 0,
  ...more,
});
const all = [
  of('menu', 0, 4),
  of('cases', 10, 31, { tag: 'rate', annotator: 'ben' }),
  of('both', 10, 46, { note: 'Crosses a Turn' }),
  of('thanks', 37, 46, { tag: 'claim' }),
];
const shown = (filter: Partial<ListFilter>): string[] =>
  filterAnnotations(
    all,
    { ...NO_FILTER, ...filter },
    {
      text,
      tagsUnder: (tag) => new Set(tag === 'statistic' ? ['statistic', 'rate'] : [tag]),
      speakersOf: ({ span }) => places.speakersOf(span),
    },
  ).map(({ id }) => id);

describe('the filter of the list', () => {
  test('lets everything through where it asks for nothing', () => {
    expect(isFiltered({ ...NO_FILTER, text: '  ' })).toBe(false);
    expect(shown({})).toEqual(['menu', 'cases', 'both', 'thanks']);
  });
  test('takes a tag with what stands under it', () => {
    expect(shown({ tag: 'statistic' })).toEqual(['cases']);
    expect(shown({ tag: 'claim' })).toEqual(['menu', 'both', 'thanks']);
  });
  test('finds who speaks anywhere in the span, and what nobody says', () => {
    expect(shown({ speaker: 'li' })).toEqual(['both', 'thanks']);
    expect(shown({ speaker: 'qiu' })).toEqual(['cases', 'both']);
    expect(shown({ speaker: NOBODY })).toEqual(['menu']);
  });
  test('looks in quotes and notes, without case; all conditions hold together', () => {
    expect(shown({ text: ' MILLION' })).toEqual(['cases', 'both']);
    expect(shown({ text: 'crosses' })).toEqual(['both']);
    expect(shown({ text: 'million', annotator: 'ben' })).toEqual(['cases']);
    expect(shown({ text: 'million', annotator: 'anna', speaker: 'li', tag: 'claim' })).toEqual(['both']);
  });
});

describe('who speaks at a place', () => {
  test('is looked up by block; a break between blocks counts to the next one', () => {
    expect([0, 5, 31, 32, 33, 46].map((at) => places.speakerAt(at))).toEqual([
      null,
      'qiu',
      'qiu',
      'li',
      'li',
      'li',
    ]);
    expect(places.blockAt(47)).toBeUndefined();
  });
});
