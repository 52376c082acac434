import { describe, expect, test } from 'vitest';
import type { Tag } from '../../../core/model/codebook.ts';
import { moveOf, placeOfDrop, type TagMove } from './tag-moves.ts';
import { tagRows } from './tag-rows.ts';

const tag = (id: string, parent: string | null = null): Tag => ({
  id,
  name: id,
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
// a, a1 and a2 under it, a21 under a2; b; c.
const rows = tagRows([tag('a'), tag('b'), tag('c'), tag('a1', 'a'), tag('a2', 'a'), tag('a21', 'a2')]);
const move = (id: string, by: TagMove) =>
  moveOf(
    rows,
    rows.find((row) => row.tag.id === id)!,
    by,
  );
const drop = (dragged: string, dropPosition: 'on' | 'before' | 'after', key: string) =>
  placeOfDrop(rows, dragged, { key, dropPosition });

describe('moving tags by keys', () => {
  test('goes up and down among siblings, and stops at the ends', () => {
    expect([move('b', 'up'), move('b', 'down'), move('a', 'down')]).toEqual([
      { parent: null, before: 'a' },
      { parent: null, before: null },
      { parent: null, before: 'c' },
    ]);
    expect([move('a', 'up'), move('c', 'down'), move('a1', 'up')]).toEqual([null, null, null]);
  });
  test('goes under the sibling above, and out again after the tag it stood under', () => {
    expect([move('b', 'nest'), move('a2', 'nest')]).toEqual([
      { parent: 'a', before: null },
      { parent: 'a1', before: null },
    ]);
    expect([move('a2', 'lift'), move('a21', 'lift')]).toEqual([
      { parent: null, before: 'b' },
      { parent: 'a', before: null },
    ]);
    expect([move('a', 'nest'), move('a', 'lift')]).toEqual([null, null]);
  });
});

describe('dropping a tag', () => {
  test('puts it before, after or under another', () => {
    expect(drop('c', 'before', 'a')).toEqual({ parent: null, before: 'a' });
    expect(drop('c', 'after', 'a')).toEqual({ parent: null, before: 'b' });
    expect(drop('c', 'on', 'a2')).toEqual({ parent: 'a2', before: null });
    expect(drop('a21', 'after', 'a1')).toEqual({ parent: 'a', before: 'a2' });
    expect(drop('b', 'after', 'c')).toEqual({ parent: null, before: null });
  });
  test('refuses what would put it under itself, and does nothing where it stands already', () => {
    expect([drop('a', 'on', 'a21'), drop('a', 'before', 'a1'), drop('a', 'on', 'a')]).toEqual([
      null,
      null,
      null,
    ]);
    expect([drop('b', 'after', 'a'), drop('b', 'before', 'c'), drop('a2', 'on', 'a')]).toEqual([
      null,
      null,
      null,
    ]);
  });
});
