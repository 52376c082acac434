import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { resolveBlocks } from '../model/resolve-blocks.ts';
import type { Block } from '../model/structure.ts';
import { blocksThrough, mapBlock } from './blocks-through.ts';
import { EditMap } from './edit-map.ts';
import { applyEdits, type Edit, type Edits } from './edits.ts';

/** Blocks as an import lays them: each line one, or each paragraph; turns and kinds change now and then. */
function laid(text: string, lineIsBlock: boolean): Block[] {
  const blocks: Block[] = [];
  for (const { index, 0: found } of text.matchAll(
    lineIsBlock ? /[^\r\n]+/g : /(?:[^\r\n]|\r?\n(?!\s*\n))+/g,
  )) {
    const start = index + found.length - found.trimStart().length;
    const end = index + found.trimEnd().length;
    const n = blocks.length;
    if (end > start)
      blocks.push({
        id: `a${String(n).padStart(3, '0')}`,
        kind: n % 5 === 0 ? 'speaker' : 'paragraph',
        start,
        end,
        turn: `t${Math.floor(n / 5)}`,
      });
  }
  return blocks;
}

/** The blocks of the text after, with what {@link blocksThrough} says applied as the host does. */
function through(text: string, blocks: readonly Block[], edits: Edits, lineIsBlock: boolean): Block[] {
  const after = applyEdits(text, edits);
  const moved = blocks.flatMap((block) => {
    const place = mapBlock([EditMap.of(edits)], after, block);
    return place ? [{ ...block, start: place[0], end: place[1] }] : [];
  });
  const sorted = (list: Block[]) => list.sort((a, b) => a.start - b.start || (a.id < b.id ? -1 : 1));
  const old = resolveBlocks(after, sorted(moved));
  const { joined, added } = blocksThrough(after, old, edits, lineIsBlock);
  const gone = new Set(joined.flatMap((one) => one.gone));
  const all = old
    .filter(({ id }) => !gone.has(id))
    .map((block) => ({ ...block, ...joined.find(({ id }) => id === block.id) }))
    .map(({ id, kind, start, end, turn }) => ({ id, kind, start, end, turn }));
  added.forEach((block, n) => all.push({ ...block, id: `b${String(n).padStart(3, '0')}` }));
  return resolveBlocks(after, sorted(all));
}

const piece = fc.constantFrom('word ', 'Ana: ', '\n', '\r\n', '\n\n', '🙂', 'x', '  ');
const textOf = (max: number) => fc.array(piece, { maxLength: max }).map((parts) => parts.join(''));
const corrected = textOf(30).chain((text) =>
  fc.array(fc.tuple(fc.nat(text.length), fc.nat(12), textOf(4)), { maxLength: 4 }).map((drafts) => {
    const edits: Edit[] = [];
    for (const [from, size, put] of drafts.sort((a, b) => a[0] - b[0])) {
      const end = Math.min(from + size, text.length);
      const clean = applyEdits(text, [[from, end, put]]).isWellFormed();
      if (clean && from > (edits.at(-1)?.[1] ?? -1) && (end > from || put !== ''))
        edits.push([from, end, put]);
    }
    return { text, edits };
  }),
);

describe('blocks through a correction', () => {
  it('stay in order and apart, and leave no word outside', () => {
    fc.assert(
      fc.property(corrected, fc.boolean(), ({ text, edits }, lineIsBlock) => {
        const blocks = through(text, laid(text, lineIsBlock), edits, lineIsBlock);
        const after = applyEdits(text, edits);
        let at = 0;
        for (const { start, end } of blocks) {
          expect(after.slice(at, start).trim()).toBe('');
          expect(after.slice(start, end).trim()).toBe(after.slice(start, end));
          expect(end).toBeGreaterThan(start);
          expect(start).toBeGreaterThanOrEqual(at);
          at = end;
        }
        expect(after.slice(at).trim()).toBe('');
      }),
      { numRuns: 300 },
    );
  });

  const said = (text: string, edits: Edits, lineIsBlock = false) =>
    through(text, laid(text, lineIsBlock), edits, lineIsBlock).map((b) =>
      applyEdits(text, edits).slice(b.start, b.end),
    );
  it('a line that is typed is a block where lines are blocks, and goes on where paragraphs are', () => {
    const text = 'Ana:\nOne two.\nThree.';
    expect(said(text, [[13, 13, '\nNew.']], true)).toEqual(['Ana:', 'One two.', 'New.', 'Three.']);
    expect(said('Ana:\n\nOne\ntwo.', [[9, 9, '\nNew.']])).toEqual(['Ana:', 'One\nNew.\ntwo.']);
  });
  it('two paragraphs of one speaker that are joined are one block; a label and its text stay two', () => {
    expect(said('Ana:\n\nOne.\n\nTwo.', [[10, 12, ' ']])).toEqual(['Ana:', 'One. Two.']);
    expect(said('Ana:\n\nOne.', [[4, 6, ' ']])).toEqual(['Ana:', 'One.']);
  });
});
