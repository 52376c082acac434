import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bestMatching, type Edge } from './assignment.ts';

/** The best total over all matchings, by trying them. */
function best(edges: readonly Edge[], taken: ReadonlySet<string> = new Set()): number {
  const [edge, ...rest] = edges;
  if (!edge) return 0;
  const names = [`l${edge.left}`, `r${edge.right}`];
  const without = best(rest, taken);
  if (names.some((name) => taken.has(name))) return without;
  return Math.max(without, edge.weight + best(rest, new Set([...taken, ...names])));
}

describe('bestMatching', () => {
  it('finds the greatest total weight of any matching', () => {
    const edges = fc.uniqueArray(
      fc.record({ left: fc.nat(5), right: fc.nat(4), weight: fc.integer({ min: 1, max: 9 }) }),
      { maxLength: 13, selector: ({ left, right }) => `${left} ${right}` },
    );
    fc.assert(
      fc.property(edges, (edges) => {
        const partner = bestMatching(6, 5, edges);
        const chosen = edges.filter(({ left, right }) => partner[left] === right);
        const matched = [...partner].filter((right) => right >= 0);
        expect(new Set(matched).size).toBe(matched.length);
        expect(chosen.length).toBe(matched.length);
        expect(chosen.reduce((sum, { weight }) => sum + weight, 0)).toBe(best(edges));
      }),
      { numRuns: 500 },
    );
  });

  it('gives up a good pair for two that are better together', () => {
    const edges = [
      { left: 0, right: 0, weight: 5 },
      { left: 0, right: 1, weight: 4 },
      { left: 1, right: 0, weight: 4 },
    ];
    expect([...bestMatching(2, 2, edges)]).toEqual([1, 0]);
  });

  it('matches a long chain', () => {
    const size = 20_000;
    const edges = Array.from({ length: size }, (_, left) => [
      { left, right: left, weight: 2 },
      { left, right: (left + 1) % size, weight: 3 },
    ]).flat();
    expect([...bestMatching(size, size, edges)].every((right, left) => right === (left + 1) % size)).toBe(
      true,
    );
  });
});
