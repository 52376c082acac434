import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Extent, packLanes } from './lanes.ts';

const one = (id: string, start: number, end: number): Extent => ({ id, parts: [[start, end]] });
const overlap = (a: Extent, b: Extent): boolean =>
  a.parts.some(([start, end]) => b.parts.some(([from, to]) => start < to && from < end));

const extents = fc
  .array(fc.tuple(fc.nat(60), fc.integer({ min: 1, max: 20 }), fc.boolean()), { maxLength: 30 })
  .map((parts) =>
    parts.map(([start, length, split], i): Extent => ({
      id: `id-${i}`,
      parts: split
        ? [
            [start, start + length],
            [start + length + 5, start + length + 9],
          ]
        : [[start, start + length]],
    })),
  );

describe('packLanes', () => {
  it('puts what encloses below what is enclosed, and identical spans side by side', () => {
    const lanes = packLanes([
      one('inner', 5, 8),
      one('outer', 0, 10),
      one('twin', 5, 8),
      one('after', 10, 12),
    ]);
    expect(Object.fromEntries(lanes)).toEqual({ outer: 0, inner: 1, twin: 2, after: 0 });
  });

  it('lets something stand between the ranges of a span', () => {
    const split: Extent = {
      id: 'split',
      parts: [
        [0, 5],
        [20, 25],
      ],
    };
    expect(packLanes([split, one('between', 8, 12)]).get('between')).toBe(0);
  });

  it('never puts two that overlap into one lane, and needs no more lanes than the most that overlap one', () => {
    fc.assert(
      fc.property(extents, (items) => {
        const lanes = packLanes(items);
        expect(lanes.size).toBe(items.length);
        for (const a of items) {
          const rivals = items.filter((b) => b !== a && overlap(a, b));
          for (const b of rivals) expect(lanes.get(a.id)).not.toBe(lanes.get(b.id));
          expect(lanes.get(a.id)).toBeLessThanOrEqual(rivals.length);
        }
      }),
    );
  });

  it('leaves in its lane what has one, and packs the rest around it', () => {
    fc.assert(
      fc.property(extents, fc.nat(29), (items, cut) => {
        const kept = packLanes(items.slice(0, cut));
        const lanes = packLanes(items, kept);
        for (const [id, lane] of kept) expect(lanes.get(id)).toBe(lane);
        for (const a of items)
          for (const b of items)
            if (a !== b && overlap(a, b)) expect(lanes.get(a.id)).not.toBe(lanes.get(b.id));
      }),
    );
  });
});
