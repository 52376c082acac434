import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Line, linesOf } from './line-tops.ts';
import { cutSections } from './sections.ts';
import { type Extent, placeLabels, stackLanes } from './stripe-layout.ts';

const meet = (a: Extent, b: Extent): boolean => a.top < b.bottom && b.top < a.bottom;
const extents = fc
  .array(fc.tuple(fc.nat(60), fc.integer({ min: 1, max: 20 }), fc.nat(3)), { maxLength: 30 })
  .map((all) =>
    all.map(([top, height, band], i): Extent => ({ id: `id-${i}`, top, bottom: top + height, band })),
  );

describe('stackLanes', () => {
  it('puts what encloses next to the text, what is enclosed outside, identical ones side by side', () => {
    const one = (id: string, top: number, bottom: number): Extent => ({ id, top, bottom, band: 0 });
    const { lanes } = stackLanes(
      [one('inner', 5, 8), one('outer', 0, 10), one('twin', 5, 8), one('after', 10, 12)],
      { bands: 1, lanes: 5 },
    );
    expect(Object.fromEntries(lanes)).toEqual({ outer: 0, inner: 1, twin: 2, after: 0 });
  });

  it('has one lane for each that is open, within its band, and tells what found none', () => {
    fc.assert(
      fc.property(
        extents,
        fc.integer({ min: 1, max: 4 }),
        fc.integer({ min: 1, max: 6 }),
        (all, bands, perBand) => {
          const { lanes, crowds } = stackLanes(all, { bands, lanes: perBand });
          const crowded = crowds.flatMap(({ ids }) => ids);
          expect([...lanes.keys(), ...crowded].sort()).toEqual(all.map(({ id }) => id).sort());
          const bandOf = ({ band }: Extent): number => Math.min(band, bands - 1);
          for (const a of all) {
            const lane = lanes.get(a.id);
            const rivals = all.filter((b) => b !== a && bandOf(a) === bandOf(b) && meet(a, b));
            if (lane === undefined) {
              // Only where the band is full at some line of it.
              expect(rivals.length).toBeGreaterThanOrEqual(perBand);
              expect(
                crowds.some(
                  ({ ids, top, bottom }) => ids.includes(a.id) && top <= a.top && bottom >= a.bottom,
                ),
              ).toBe(true);
              continue;
            }
            expect(Math.floor(lane / perBand)).toBe(bandOf(a));
            for (const b of rivals) expect(lanes.get(b.id)).not.toBe(lane);
            const open = Math.max(
              ...Array.from({ length: a.bottom - a.top }, (_, i) => {
                const at = { ...a, top: a.top + i, bottom: a.top + i + 1 };
                return rivals.filter((b) => meet(b, at)).length;
              }),
            );
            expect(lane % perBand).toBeLessThanOrEqual(open);
          }
        },
      ),
    );
  });

  it('leaves in its lane what has one, and packs the rest around it', () => {
    fc.assert(
      fc.property(extents, fc.nat(29), (all, cut) => {
        const kept = stackLanes(all.slice(0, cut), { bands: 1, lanes: 40 }).lanes;
        const { lanes } = stackLanes(all, { bands: 1, lanes: 40, kept });
        for (const [id, lane] of kept) expect(lanes.get(id)).toBe(lane);
        for (const a of all)
          for (const b of all) if (a !== b && meet(a, b)) expect(lanes.get(a.id)).not.toBe(lanes.get(b.id));
      }),
    );
  });
});

describe('placeLabels', () => {
  it('never puts two on top of each other or on a stripe, and each beside its own stripe', () => {
    fc.assert(
      fc.property(extents, (all) => {
        const { lanes } = stackLanes(all, { bands: 1, lanes: 6 });
        const options = { height: 4, width: 30, room: 60, lane: 7 };
        const labels = placeLabels(all, all, lanes, options);
        const tops = [...labels.values()].map(({ top }) => top).sort((a, b) => a - b);
        for (let i = 1; i < tops.length; i++)
          expect(tops[i]! - tops[i - 1]!).toBeGreaterThanOrEqual(options.height);
        for (const [id, label] of labels) {
          const own = all.find((one) => one.id === id)!;
          expect(label.top).toBeGreaterThanOrEqual(own.top);
          expect(label.top).toBeLessThan(own.bottom);
          expect(options.room - label.lanes * options.lane).toBeGreaterThanOrEqual(options.width);
          const box = { ...own, top: label.top, bottom: label.top + options.height };
          for (const other of all)
            if (meet(other, box) && lanes.has(other.id))
              expect(label.lanes).toBeGreaterThan(lanes.get(other.id)!);
        }
      }),
    );
  });

  it('has a label for what stands alone', () => {
    const one: Extent = { id: 'a', top: 10, bottom: 30, band: 0 };
    expect(
      placeLabels([one], [one], new Map([['a', 0]]), { height: 14, width: 40, room: 60, lane: 7 }).get('a'),
    ).toEqual({
      top: 10,
      lanes: 1,
    });
  });
});

describe('linesOf', () => {
  it('knows the line of every character, and measures lines rather than characters', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 12 }),
        fc.uniqueArray(fc.nat(400), { maxLength: 200 }),
        (lengths, wanted) => {
          const starts = lengths.map((_, i) => lengths.slice(0, i).reduce((sum, n) => sum + n, 0));
          const end = lengths.reduce((sum, n) => sum + n, 0);
          const lineOf = (character: number): Line => {
            const line = starts.findLastIndex((start) => start <= character);
            return [line * 20, line * 20 + 16];
          };
          const characters = wanted.filter((character) => character < end).sort((a, b) => a - b);
          let measured = 0;
          const lines = linesOf(characters, (character) => {
            measured++;
            return lineOf(character);
          });
          for (const character of characters) expect(lines.get(character)).toEqual(lineOf(character));
          const depth = Math.ceil(Math.log2(Math.max(2, characters.length)));
          expect(measured).toBeLessThanOrEqual(Math.min(characters.length, 2 + lengths.length * depth));
        },
      ),
    );
  });

  it('leaves out what is not shown', () => {
    expect([...linesOf([1, 2, 3], (character) => (character === 2 ? null : [character, 4])).keys()]).toEqual([
      1, 3,
    ]);
  });
});

describe('cutSections', () => {
  it('starts with the first block, cuts where blocks start, and only long blocks within', () => {
    const lengths = fc.array(fc.tuple(fc.integer({ min: 1, max: 400 }), fc.nat(3)), {
      minLength: 1,
      maxLength: 40,
    });
    fc.assert(
      fc.property(lengths, (all) => {
        let at = 0;
        const blocks = all.map(([length, gap]) => {
          const block = { start: at, end: at + length };
          at += length + gap;
          return block;
        });
        const cuts = cutSections(blocks, 0, blocks.length, 100);
        expect(cuts[0]).toEqual({ start: 0, inside: false });
        for (const [i, { start, inside }] of cuts.entries()) {
          const end = cuts[i + 1]?.start ?? blocks.at(-1)!.end;
          expect(end).toBeGreaterThan(start);
          // No longer than what may stay in one piece.
          expect(end - start).toBeLessThanOrEqual(150 + 3);
          expect(blocks.some((block) => block.start === start)).toBe(!inside);
        }
      }),
    );
  });
});
