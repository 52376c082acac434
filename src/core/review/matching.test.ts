import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Edge, maximumMatching } from './matching.ts';
import { matchings } from './testing.ts';

const weightOf = (edges: readonly Edge[], pairs: readonly (readonly [number, number])[]): number =>
  pairs.reduce((sum, [l, r]) => sum + (edges.find((e) => e[0] === l && e[1] === r)?.[2] ?? -Infinity), 0);

describe('maximumMatching', () => {
  it('is as good as the best of all matchings', () => {
    const edge = fc.tuple(fc.nat(4), fc.nat(4), fc.integer({ min: 1, max: 9 }));
    fc.assert(
      fc.property(fc.uniqueArray(edge, { selector: ([l, r]) => l * 5 + r, maxLength: 16 }), (edges) => {
        const found = maximumMatching(5, 5, edges).flatMap((r, l) => (r < 0 ? [] : [[l, r] as const]));
        expect(new Set(found.map(([, r]) => r)).size).toBe(found.length);
        let best = 0;
        for (const pairs of matchings(5, 5)) best = Math.max(best, weightOf(edges, pairs));
        expect(weightOf(edges, found)).toBe(best);
      }),
      { numRuns: 150 },
    );
  });

  it('gives up a good pair for two that are better together', () => {
    expect(
      maximumMatching(2, 2, [
        [0, 0, 5],
        [0, 1, 4],
        [1, 0, 4],
      ]),
    ).toEqual([1, 0]);
    expect(
      maximumMatching(2, 2, [
        [0, 0, 9],
        [0, 1, 4],
        [1, 0, 4],
      ]),
    ).toEqual([0, -1]);
  });

  it('takes a long chain, and a node that all others share, in its stride', () => {
    const n = 20_000;
    const chain = Array.from({ length: n }, (_, i): Edge[] => [
      [i, i, 2],
      [i, (i + 1) % n, 1],
    ]).flat();
    const hub = Array.from({ length: n }, (_, i): Edge => [n, i, 0.5]);
    const found = maximumMatching(n + 1, n, [...chain, ...hub]);
    expect(found.slice(0, n).every((r, l) => r === l)).toBe(true);
    expect(found[n]).toBe(-1);
  });
});
