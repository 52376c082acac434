import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { randomOf } from './random.ts';
import { drawAssignments } from './sample.ts';

const names = (prefix: string, n: number) => Array.from({ length: n }, (_, i) => `${prefix}${i}`);

describe('drawAssignments', () => {
  const draw = fc.record({
    transcripts: fc.integer({ min: 0, max: 40 }).map((n) => names('t', n)),
    annotators: fc.integer({ min: 1, max: 6 }).map((n) => names('p', n)),
    share: fc.constantFrom(0, 0.1, 0.25, 0.5, 1),
    seed: fc.nat(),
    coders: fc.integer({ min: 2, max: 4 }),
  });
  it('gives each transcript to one or several, spreads the work, and repeats itself', () => {
    fc.assert(
      fc.property(draw, (input) => {
        const drawn = drawAssignments(input);
        expect(drawn.map((d) => d.transcript).sort()).toEqual([...input.transcripts].sort());
        const many = Math.min(input.coders, input.annotators.length);
        const n = input.transcripts.length;
        const several = n === 0 || input.share === 0 ? 0 : Math.max(1, Math.round(input.share * n));
        if (many > 1) expect(drawn.filter((d) => d.annotators.length > 1)).toHaveLength(several);
        for (const d of drawn) expect([1, many]).toContain(new Set(d.annotators).size);
        const loads = input.annotators.map((p) => drawn.filter((d) => d.annotators.includes(p)).length);
        expect(Math.max(...loads) - Math.min(...loads)).toBeLessThanOrEqual(1);
        const again = {
          ...input,
          transcripts: input.transcripts.toReversed(),
          annotators: input.annotators.toReversed(),
        };
        expect(drawAssignments(again)).toEqual(drawn);
      }),
    );
  });
  it('lets every two of four coders meet', () => {
    const drawn = drawAssignments({
      transcripts: names('t', 6),
      annotators: names('p', 4),
      share: 1,
      seed: 7,
      coders: 2,
    });
    expect(new Set(drawn.map((d) => d.annotators.join())).size).toBe(6);
  });
  it('draws otherwise by another seed', () => {
    const input = { transcripts: names('t', 30), annotators: names('p', 3), share: 0.3, coders: 2 };
    expect(drawAssignments({ ...input, seed: 1 })).not.toEqual(drawAssignments({ ...input, seed: 2 }));
  });
});

describe('randomOf', () => {
  it('gives the numbers that mulberry32 gives for the seed 1', () => {
    const random = randomOf(1);
    expect([random(), random(), random()].map((x) => Math.round(x * 2 ** 32))).toEqual([
      2693262067, 11749833, 2265367787,
    ]);
  });
});
