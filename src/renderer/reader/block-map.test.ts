import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { splitsPair } from '../../core/model/span.ts';
import type { Block } from '../../core/model/structure.ts';
import { BlockMap } from './block-map.ts';

/** Texts with blocks: each with what stands before it, which may be nothing. */
const documents = fc
  .array(
    fc.tuple(
      fc.constantFrom('', '\n', '\r\n', '    ', '\n\n'),
      fc.string({
        unit: fc.constantFrom('a', 'é', '💩', ' ', '\r\n', '\u00a0', 'ש', '\t'),
        minLength: 1,
        maxLength: 12,
      }),
    ),
    { minLength: 1, maxLength: 12 },
  )
  .map((parts) => {
    let text = '';
    const blocks: Block[] = [];
    for (const [gap, shown] of parts) {
      text += gap;
      blocks.push({
        id: String(blocks.length),
        kind: 'paragraph',
        start: text.length,
        end: text.length + shown.length,
        turn: null,
      });
      text += shown;
    }
    return new BlockMap(`${text}\n`, blocks);
  });

describe('BlockMap', () => {
  it('goes from every shown offset to its block and back', () => {
    fc.assert(
      fc.property(documents, (map) => {
        for (const [i, { start, end }] of map.blocks.entries())
          for (let offset = start; offset <= end; offset++) {
            const local = offset - start;
            expect(map.offsetOf(i, local)).toBe(offset);
            const next = map.blocks[i + 1];
            if (offset < end || next?.start !== end)
              expect(map.place(offset, 'forward')).toEqual({ block: i, local });
            const previous = map.blocks[i - 1];
            if (offset > start || previous === undefined)
              expect(map.place(offset, 'back')).toEqual({ block: i, local });
          }
      }),
    );
  });

  it('shows what lies between two blocks at the end of the one or the start of the other', () => {
    const blocks: Block[] = [
      { id: 'a', kind: 'speaker', start: 1, end: 2, turn: null },
      { id: 'b', kind: 'paragraph', start: 6, end: 9, turn: null },
    ];
    const map = new BlockMap(' Q    abc\n', blocks);
    expect(map.place(4, 'forward')).toEqual({ block: 1, local: 0 });
    expect(map.place(4, 'back')).toEqual({ block: 0, local: 1 });
    expect(map.place(0, 'back')).toEqual({ block: 0, local: 0 });
    expect(map.place(10, 'forward')).toEqual({ block: 1, local: 3 });
  });

  it('trims a range to what is shown of it, and never through a pair', () => {
    fc.assert(
      fc.property(documents, fc.nat(200), fc.nat(200), (map, a, b) => {
        const start = Math.min(a, b) % (map.text.length + 1);
        const end = start + ((Math.max(a, b) - start) % (map.text.length + 1 - start));
        const shown = (offset: number): boolean =>
          map.blocks.some((block) => block.start <= offset && offset < block.end);
        const inside: number[] = [];
        for (let offset = start; offset < end; offset++) if (shown(offset)) inside.push(offset);
        const range = map.trim([start, end]);
        if (inside.length === 0) {
          expect(range).toBeNull();
          return;
        }
        const first = inside[0]!;
        const last = inside.at(-1)! + 1;
        expect(range).toEqual([
          splitsPair(map.text, first) ? first - 1 : first,
          splitsPair(map.text, last) ? last + 1 : last,
        ]);
      }),
      { numRuns: 400 },
    );
  });

  it('has nothing to show where there are no blocks', () => {
    const map = new BlockMap('\n\n', []);
    expect([map.whole(), map.place(1, 'back'), map.trim([0, 2])]).toEqual([null, null, null]);
  });
});
