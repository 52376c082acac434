import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Block, BlockKind, Speaker } from '../../core/model/structure.ts';
import { PAGE_BLOCKS, paginate } from './paging.ts';
import { changedBlocks, pagesToRebuild } from './restructure.ts';
import { findVoices, says } from '../../core/render/voices.ts';

/** Blocks over a text of tens, given by where they start. */
const blocksAt = (starts: readonly number[], end: number): Block[] =>
  starts.map((start, i) => ({
    id: `${start}`,
    kind: 'paragraph',
    start,
    end: starts[i + 1] ?? end,
    turn: null,
  }));

describe('paginate', () => {
  it('covers every block once, in order, in pages that are neither empty nor too long', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 9000 }), { maxLength: 300 }), (lengths) => {
        let at = 0;
        const blocks = lengths.map((length): Block => {
          const start = at;
          at += length;
          return { id: '', kind: 'paragraph', start, end: at, turn: null };
        });
        const pages = paginate(blocks);
        expect(pages.flatMap(([first, end]) => blocks.slice(first, end))).toEqual(blocks);
        for (const [first, end] of pages) {
          expect(end).toBeGreaterThan(first);
          expect(end - first).toBeLessThanOrEqual(PAGE_BLOCKS);
        }
      }),
    );
  });
});

describe('changedBlocks and pagesToRebuild', () => {
  it('keep every page whose blocks kept their borders, and cover the rest', () => {
    const starts = fc
      .uniqueArray(fc.nat(400), { maxLength: 260 })
      .map((all) => [0, ...all.map((n) => n + 1)].sort((a, b) => a - b));
    fc.assert(
      fc.property(
        starts,
        fc.array(fc.nat(400), { maxLength: 3 }),
        fc.array(fc.nat(260), { maxLength: 3 }),
        (before, split, join) => {
          const gone = new Set(join.map((i) => before[i]).filter((start) => start !== 0));
          const after = [
            ...new Set([...before.filter((start) => !gone.has(start)), ...split.map((n) => n + 1)]),
          ].sort((a, b) => a - b);
          const old = blocksAt(before, 500);
          const fresh = blocksAt(after, 500);
          const change = changedBlocks(old, fresh);
          const pages = paginate(old).map(([first, end]) => ({ first, end }));
          const plan = pagesToRebuild(pages, fresh, change);
          const moved = [
            ...pages.slice(0, plan.from),
            ...plan.ranges.map(([first, end]) => ({ first, end })),
            ...pages
              .slice(plan.to)
              .map(({ first, end }) => ({ first: first + change.shift, end: end + change.shift })),
          ];
          // Every block of the new list is on one page, in order.
          expect(moved.flatMap(({ first, end }) => fresh.slice(first, end))).toEqual(fresh);
          // What stays holds the same text as before.
          for (const page of pages.slice(0, plan.from))
            expect(fresh.slice(page.first, page.end)).toEqual(old.slice(page.first, page.end));
          for (const { first, end } of pages.slice(plan.to))
            expect(fresh.slice(first + change.shift, end + change.shift)).toEqual(old.slice(first, end));
          if (split.length + join.length === 0) expect(plan.from).toBe(plan.to);
        },
      ),
    );
  });

  it('rebuild one page where one block was split', () => {
    const before = blocksAt(
      Array.from({ length: 200 }, (_, i) => i * 10),
      2000,
    );
    const after = blocksAt(
      [...before.map(({ start }) => start), 775].sort((a, b) => a - b),
      2000,
    );
    const pages = paginate(before).map(([first, end]) => ({ first, end }));
    const plan = pagesToRebuild(pages, after, changedBlocks(before, after));
    expect(plan).toEqual({ from: 1, to: 2, ranges: [[50, 101]] });
  });
});

describe('voices', () => {
  it('hear a name in a label whatever its case and marks, by whole words', () => {
    expect(says('MR. EARNEST:', 'Mr. Earnest')).toBe(true);
    expect(says('**Qiu Baoli** (People.cn)', 'Qiu Baoli')).toBe(true);
    expect(says('李健涛：', '李健涛')).toBe(true);
    expect(says('Q', 'Q')).toBe(true);
    expect(says('QUESTION', 'Q')).toBe(false);
    expect(says('MR. EARNEST:', 'Josh Earnest')).toBe(false);
  });

  it('add the name where the label says another, and above a turn without a label', () => {
    const text = 'Q  Why?\nBecause.\nMore.';
    const block = (kind: BlockKind, start: number, end: number, turn: string | null): Block => ({
      id: `${start}`,
      kind,
      start,
      end,
      turn,
    });
    const blocks = [
      block('speaker', 0, 1, 'one'),
      block('paragraph', 3, 7, 'one'),
      block('paragraph', 8, 16, 'two'),
      block('furniture', 17, 18, null),
      block('paragraph', 18, 22, 'two'),
    ];
    const speaker = (id: string, name: string): [string, Speaker] => [
      id,
      { id, name, kind: 'person', role: null, affiliation: '' },
    ];
    const speakers = new Map([speaker('a', 'Ann Reporter'), speaker('b', 'Ben')]);
    const turns = [
      { id: 'one', speaker: 'a', time: null },
      { id: 'two', speaker: 'b', time: null },
    ];
    expect(Object.fromEntries(findVoices(text, blocks, turns, speakers))).toEqual({
      0: { name: 'Ann Reporter', where: 'beside' },
      2: { name: 'Ben', where: 'above' },
    });
    const nobody = turns.map((turn) => ({ ...turn, speaker: null }));
    expect(findVoices(text, blocks, nobody, speakers).size).toBe(0);
  });
});
