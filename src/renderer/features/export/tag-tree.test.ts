import { expect, it } from 'vitest';
import { tagTree } from './tag-tree.ts';

const tag = (id: string, parent: string | null, position: number) => ({ id, parent, position, name: id });

it('puts tags under their parents, in order, and loses none', () => {
  const tags = [
    tag('c', 'a', 1),
    tag('b', null, 2),
    tag('a', null, 1),
    tag('x', 'y', 1),
    tag('y', 'x', 1),
    tag('d', 'c', 1),
  ];
  expect(tagTree(tags).map(({ tag: { id }, depth }) => `${depth}${id}`)).toEqual([
    '0a',
    '1c',
    '2d',
    '0b',
    '0x',
    '0y',
  ]);
});
