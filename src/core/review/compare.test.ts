import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { comparePlaces, countKinds } from './compare.ts';
import { type Mark, sameCode, sameValues } from './mark.ts';
import { overlapOf, sameSpan } from './overlap.ts';
import { marksArbitrary, matchings } from './testing.ts';

/** Greater in the first number that differs. */
function better(a: readonly number[], b: readonly number[]): boolean {
  const differs = a.findIndex((x, i) => Math.abs(x - b[i]!) > 1e-9);
  return differs >= 0 && a[differs]! > b[differs]!;
}

let n = 0;
const mark = (annotator: string, tag: string, span: Mark['span'], values: Mark['values'] = {}): Mark => ({
  id: `m${n++}`,
  annotator,
  tag,
  span,
  values,
});
const kinds = (marks: Mark[], annotators = ['a', 'b']) => comparePlaces(marks, annotators).map((p) => p.kind);

describe('comparePlaces', () => {
  it('tells the kinds apart', () => {
    expect(kinds([mark('a', 'x', [[0, 5]]), mark('b', 'x', [[0, 5]])])).toEqual(['agreed']);
    expect(kinds([mark('a', 'x', [[0, 5]])])).toEqual(['only']);
    expect(kinds([mark('a', 'x', [[0, 5]]), mark('b', 'x', [[1, 5]])])).toEqual(['boundaries']);
    expect(kinds([mark('a', 'x', [[0, 5]]), mark('b', 'y', [[0, 5]])])).toEqual(['tags']);
    expect(kinds([mark('a', 'x', [[0, 5]], { v: '1' }), mark('b', 'x', [[0, 5]])])).toEqual(['attributes']);
    expect(kinds([mark('a', 'x', [[0, 5]]), mark('b', 'x', [[5, 9]])])).toEqual(['only', 'only']);
  });

  it('matches stacked annotations by their tags, and each once', () => {
    const stack = [
      mark('a', 'x', [[0, 9]]),
      mark('a', 'y', [[0, 9]]),
      mark('b', 'y', [[0, 9]]),
      mark('b', 'y', [[0, 9]]),
      mark('b', 'x', [[2, 9]]),
    ];
    expect(kinds(stack).sort()).toEqual(['agreed', 'boundaries', 'only']);
  });

  it('says who has nothing where others agree', () => {
    const [place] = comparePlaces([mark('a', 'x', [[0, 5]]), mark('c', 'x', [[0, 5]])], ['a', 'b', 'c']);
    expect(place).toMatchObject({ kind: 'only', missing: ['b'] });
    expect(countKinds([place!])).toEqual({ agreed: 0, only: 1, boundaries: 0, tags: 0, attributes: 0 });
  });

  it('with two annotators is the best of all matchings, fit by fit', () => {
    fc.assert(
      fc.property(marksArbitrary(['a'], 4), marksArbitrary(['b'], 4), (left, rights) => {
        const right = rights.map((m) => ({ ...m, id: `r${m.id}` }));
        const byId = new Map([...left, ...right].map((m) => [m.id, m]));
        const score = (pairs: [Mark, Mark][]) => {
          const total = [0, 0, 0];
          for (const [a, b] of pairs) {
            if (sameCode(a, b)) total[sameValues(a, b) ? 0 : 1]! += 1;
            else if (a.tag === b.tag) total[2]! += overlapOf(a.span, b.span);
          }
          return total;
        };
        let best = [0, 0, 0];
        for (const indices of matchings(left.length, right.length)) {
          const pairs = indices.map(([i, j]): [Mark, Mark] => [left[i]!, right[j]!]);
          if (pairs.some(([a, b]) => overlapOf(a.span, b.span) === 0)) continue;
          const total = score(pairs);
          if (better(total, best)) best = total;
        }
        const places = comparePlaces([...right, ...left], ['b', 'a']);
        expect(places.flatMap((p) => p.annotations).sort()).toEqual([...byId.keys()].sort());
        const pairs = places
          .filter((p) => p.annotations.length === 2)
          .map((p) => p.annotations.map((id) => byId.get(id)!) as [Mark, Mark]);
        for (const [a, b] of pairs) expect(overlapOf(a.span, b.span)).toBeGreaterThan(0);
        score(pairs).forEach((x, i) => expect(x).toBeCloseTo(best[i]!, 9));
        // What is left single could not have been paired with anything.
        const singles = places
          .filter((p) => p.annotations.length === 1)
          .map((p) => byId.get(p.annotations[0]!)!);
        for (const a of singles)
          for (const b of singles) if (a.annotator !== b.annotator) expect(overlapOf(a.span, b.span)).toBe(0);
      }),
      { numRuns: 300 },
    );
  });

  it('with several annotators puts each annotation in one place, at most one of each annotator', () => {
    fc.assert(
      fc.property(marksArbitrary(['a', 'b', 'c', 'd'], 14), (marks) => {
        const places = comparePlaces(marks, ['d', 'c', 'b', 'a']);
        expect(comparePlaces(marks.toReversed(), ['a', 'b', 'c', 'd'])).toEqual(places);
        expect(places.flatMap((p) => p.annotations).sort()).toEqual(marks.map((m) => m.id).sort());
        for (const place of places) {
          const members = place.annotations.map((id) => marks.find((m) => m.id === id)!);
          expect(new Set(members.map((m) => m.annotator)).size).toBe(members.length);
          expect(place.missing.length + members.length).toBe(4);
          const same = members.every((m) => sameSpan(m.span, members[0]!.span));
          expect(place.differs.boundaries).toBe(!same);
        }
      }),
      { numRuns: 200 },
    );
  });
});
