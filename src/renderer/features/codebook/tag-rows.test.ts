import { describe, expect, test } from 'vitest';
import type { Tag } from '../../../core/model/codebook.ts';
import { tagRows, withDescendants } from './tag-rows.ts';

const tag = (id: string, parent: string | null = null): Tag => ({
  id,
  name: id.toUpperCase(),
  colour: 'blue',
  key: '',
  definition: '',
  guidelines: '',
  examples: [],
  note: '',
  parent,
  position: 0,
  attributes: [],
});
// As the host lists them: siblings in their order, whatever stands between.
const tags = [tag('b'), tag('a'), tag('b2', 'b'), tag('b1', 'b'), tag('deep', 'b1'), tag('lost', 'gone')];

describe('the codebook as a list', () => {
  test('each tag stands before what is under it, siblings in their order', () => {
    expect(tagRows(tags).map(({ depth, path }) => `${depth} ${path}`)).toEqual([
      '0 B',
      '1 B › B2',
      '1 B › B1',
      '2 B › B1 › DEEP',
      '0 A',
      '0 LOST',
    ]);
  });
  test('knows the siblings on both sides', () => {
    const rows = new Map(tagRows(tags).map((row) => [row.tag.id, row]));
    expect([rows.get('b')?.previous, rows.get('b')?.next]).toEqual([null, 'a']);
    expect([rows.get('b1')?.previous, rows.get('b1')?.next]).toEqual(['b2', null]);
  });
  test('a tag with all that stands under it', () => {
    expect(withDescendants(tags, 'b')).toEqual(new Set(['b', 'b2', 'b1', 'deep']));
    expect(withDescendants([tag('x', 'y'), tag('y', 'x')], 'x')).toEqual(new Set(['x', 'y']));
  });
});
