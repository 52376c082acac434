import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { normalizeSpan, type Span } from '../model/span.ts';
import type { Block } from '../model/structure.ts';
import { lanesOf } from './lanes.ts';
import { type Nested, nest } from './nest.ts';
import { partsOf } from './parts.ts';
import { type Marked, segmentsOf, stretchesOf } from './segments.ts';

const LENGTH = 40;
const items = (length: number): fc.Arbitrary<Marked[]> =>
  fc
    .array(
      fc
        .array(fc.tuple(fc.nat(length - 1), fc.integer({ min: 1, max: length })), {
          minLength: 1,
          maxLength: 3,
        })
        .map((ranges): Span => normalizeSpan(ranges.map(([s, l]) => [s, Math.min(length, s + l)]))),
      { maxLength: 12 },
    )
    .map((spans) => spans.map((span, i) => ({ id: `a${i}`, span })));

/** The ids on a character, the slow and plain way. */
const naive = (all: readonly Marked[], offset: number): string[] =>
  all
    .filter(({ span }) => span.some(([s, e]) => s <= offset && offset < e))
    .map(({ id }) => id)
    .sort();

/** The leaves of a tree, each with the ids of the marks around it. */
function leaves(nodes: readonly Nested<Marked>[], around: string[] = []): [number, number, string[]][] {
  return nodes.flatMap((node) =>
    node.mark === null
      ? [[node.start, node.end, around] as [number, number, string[]]]
      : leaves(node.children, [...around, node.mark.item.id]),
  );
}
/** Every mark of a tree. */
const marks = (nodes: readonly Nested<Marked>[]): Extract<Nested<Marked>, { children: unknown }>[] =>
  nodes.flatMap((node) => (node.mark === null ? [] : [node, ...marks(node.children)]));

/** Blocks with gaps before, between and behind them. */
const blocks = fc
  .uniqueArray(fc.integer({ min: 0, max: LENGTH }), { maxLength: 10 })
  .map((ends) => ends.sort((a, b) => a - b))
  .map((ends) =>
    Array.from({ length: ends.length >> 1 }, (_, i): Block => ({
      id: `b${i}`,
      kind: 'paragraph',
      start: ends[2 * i]!,
      end: ends[2 * i + 1]!,
      turn: null,
    })),
  );

describe('segmentsOf', () => {
  it('covers the stretch without a gap, and each segment lies under exactly what a naive look says', () => {
    fc.assert(
      fc.property(items(LENGTH), fc.nat(LENGTH), fc.nat(LENGTH), (all, a, b) => {
        const [start, end] = [Math.min(a, b), Math.max(a, b)];
        let at = start;
        for (const segment of segmentsOf(stretchesOf(all), [start, end])) {
          expect(segment.start).toBe(at);
          expect(segment.end).toBeGreaterThan(at);
          for (let i = segment.start; i < segment.end; i++)
            expect(segment.over.map(({ item }) => item.id).sort()).toEqual(naive(all, i));
          at = segment.end;
        }
        expect(at).toBe(end);
      }),
    );
  });
});

describe('nest', () => {
  it('has the text in its leaves, each within marks of exactly what lies on it', () => {
    fc.assert(
      fc.property(items(LENGTH), fc.nat(LENGTH), fc.nat(LENGTH), (all, a, b) => {
        const [start, end] = [Math.min(a, b), Math.max(a, b)];
        let at = start;
        for (const [from, to, around] of leaves(nest(stretchesOf(all), [start, end]))) {
          expect(from).toBe(at);
          for (let i = from; i < to; i++) expect([...around].sort()).toEqual(naive(all, i));
          at = to;
        }
        expect(at).toBe(end);
      }),
    );
  });

  it('opens and closes each range once, and the pieces between join up', () => {
    fc.assert(
      fc.property(items(LENGTH), (all) => {
        const found = marks(nest(stretchesOf(all), [0, LENGTH]));
        for (const { item, range, start, end } of stretchesOf(all)) {
          const pieces = found
            .filter(({ mark }) => mark.item === item && mark.range === range)
            .sort((a, b) => a.start - b.start);
          expect(pieces.map(({ opens }) => opens)).toEqual(pieces.map((_, i) => i === 0));
          expect(pieces.map(({ closes }) => closes)).toEqual(pieces.map((_, i) => i === pieces.length - 1));
          expect(pieces.map((piece) => piece.start)).toEqual([
            start,
            ...pieces.slice(0, -1).map((piece) => piece.end),
          ]);
          expect(pieces.at(-1)?.end).toBe(end);
        }
      }),
    );
  });

  it('cuts nothing where ranges only nest or coincide', () => {
    const all: Marked[] = [
      { id: 'outer', span: [[0, 10]] },
      { id: 'inner', span: [[2, 6]] },
      { id: 'twin', span: [[2, 6]] },
      { id: 'last', span: [[8, 10]] },
    ];
    expect(marks(nest(stretchesOf(all), [0, 12]))).toHaveLength(4);
  });

  it('cuts one of two that cross, once', () => {
    const all: Marked[] = [
      { id: 'a', span: [[0, 6]] },
      { id: 'b', span: [[3, 9]] },
    ];
    const found = marks(nest(stretchesOf(all), [0, 9]));
    expect(found.map(({ mark, start, end }) => [mark.item.id, start, end])).toEqual([
      ['a', 0, 6],
      ['b', 3, 6],
      ['b', 6, 9],
    ]);
  });
});

describe('partsOf', () => {
  it('is the whole text, gaps between blocks included, and every range begins in one part', () => {
    const text = Array.from({ length: LENGTH }, (_, i) => String.fromCharCode(97 + (i % 26))).join('');
    fc.assert(
      fc.property(items(LENGTH), blocks, (all, structure) => {
        const parts = [...partsOf(text, structure, all)];
        const all_ = parts.flatMap(({ nodes }) => leaves(nodes));
        expect(all_.map(([start, end]) => text.slice(start, end)).join('')).toBe(text);
        for (const [start, end, around] of all_)
          for (let i = start; i < end; i++) expect([...around].sort()).toEqual(naive(all, i));
        expect(parts.flatMap(({ block }) => block ?? [])).toEqual(structure);
        expect(parts.flatMap(({ begins }) => begins)).toEqual(stretchesOf(all));
        for (const { start, end, begins } of parts)
          for (const stretch of begins) {
            expect(stretch.start).toBeGreaterThanOrEqual(start);
            expect(stretch.start).toBeLessThan(end);
          }
      }),
    );
  });
});

describe('lanesOf', () => {
  it('gives overlapping items lanes of their own, and no more lanes than lie on one place', () => {
    fc.assert(
      fc.property(items(LENGTH), (all) => {
        const lanes = lanesOf(all);
        const whole = all.map(({ id, span }) => [id, span[0]![0], span.at(-1)![1]] as const);
        for (const [a, s, e] of whole)
          for (const [b, from, to] of whole)
            if (a !== b && s < to && from < e) expect(lanes.get(a)).not.toBe(lanes.get(b));
        const deepest = Math.max(
          0,
          ...Array.from({ length: LENGTH }, (_, i) => whole.filter(([, s, e]) => s <= i && i < e).length),
        );
        expect(Math.max(-1, ...lanes.values()) + 1).toBe(deepest);
      }),
    );
  });
});
