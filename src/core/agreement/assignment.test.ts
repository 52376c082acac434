import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bestMatching, type Edge } from './assignment.ts';

const [LEFT, RIGHT] = [6, 5];

/** The best total over all matchings, by giving each left node every free right one, or none. */
function best(edges: readonly Edge[], left: number = 0, taken: readonly number[] = []): number {
  if (left === LEFT) return 0;
  return edges
    .filter((edge) => edge.left === left && !taken.includes(edge.right))
    .reduce(
      (most, { right, weight }) => Math.max(most, weight + best(edges, left + 1, [...taken, right])),
      best(edges, left + 1, taken),
    );
}

describe('bestMatching', () => {
  it('finds the greatest total weight of any matching', () => {
    // Nought and below for no edge: from a few edges to nearly all.
    const weights = fc
      .nat(9)
      .chain((missing) =>
        fc.array(fc.integer({ min: -missing, max: 9 }), { minLength: LEFT * RIGHT, maxLength: LEFT * RIGHT }),
      );
    fc.assert(
      fc.property(weights, (weights) => {
        const edges = weights
          .map((weight, at) => ({ left: at % LEFT, right: Math.floor(at / LEFT), weight }))
          .filter(({ weight }) => weight > 0);
        const partner = bestMatching(LEFT, RIGHT, edges);
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
