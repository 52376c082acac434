import { describe, expect, test } from 'vitest';
import type { LinkedRelation, QuotedAnnotation } from '../../../contract/codebook-types.ts';
import { filterRelations, NO_FILTER, type RelationFilter } from './relation-filter.ts';

const end = (id: string, tag: string, quote: string, transcript = 'one'): QuotedAnnotation => ({
  id,
  transcript,
  title: `Talk ${transcript}`,
  tag,
  annotator: 'anna',
  quote,
  span: null,
});
const relation = (
  id: string,
  type: string,
  annotator: string,
  fromEnd: QuotedAnnotation,
  toEnd: QuotedAnnotation,
) =>
  ({
    id,
    type,
    annotator,
    from: fromEnd.id,
    to: toEnd.id,
    note: id === 'b' ? 'Unclear' : '',
    created: 0,
    modified: 0,
    fromEnd,
    toEnd,
  }) satisfies LinkedRelation;

const all = [
  relation('a', 'supports', 'anna', end('1', 'figure', '4,600 cases'), end('2', 'claim', 'More than ever')),
  relation(
    'b',
    'contradicts',
    'ben',
    end('3', 'claim', 'It is not', 'two'),
    end('2', 'claim', 'More than ever'),
  ),
];
const shown = (part: Partial<RelationFilter>) =>
  filterRelations(
    all,
    { ...NO_FILTER, ...part },
    (tag) => new Set([tag, ...(tag === 'all' ? ['figure'] : [])]),
  ).map(({ id }) => id);

describe('the list of relations', () => {
  test('is narrowed by type, annotator, and by what stands at either end', () => {
    expect(shown({})).toEqual(['a', 'b']);
    expect(shown({ type: 'supports' })).toEqual(['a']);
    expect(shown({ annotator: 'ben' })).toEqual(['b']);
    expect(shown({ transcript: 'two' })).toEqual(['b']);
    expect(shown({ transcript: 'one' })).toEqual(['a', 'b']);
    expect(shown({ tag: 'all' })).toEqual(['a']);
    expect(shown({ tag: 'claim', annotator: 'anna' })).toEqual(['a']);
  });
  test('and by words of quotes, titles and notes', () => {
    expect(shown({ words: 'CASES' })).toEqual(['a']);
    expect(shown({ words: 'unclear' })).toEqual(['b']);
    expect(shown({ words: 'talk two' })).toEqual(['b']);
    expect(shown({ words: 'nothing' })).toEqual([]);
  });
});
