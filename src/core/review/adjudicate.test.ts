import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type GoldRule, mergeAgreed, needed, ruleName } from './adjudicate.ts';
import { type Mark, markKey, sameValues } from './mark.ts';
import { overlapOf } from './overlap.ts';
import { marksArbitrary, matchings } from './testing.ts';

const PEOPLE = ['a', 'b', 'c'];
const rule = (need: GoldRule['need'], match: GoldRule['match'] = 'exact'): GoldRule => ({ need, match });
const mark = (id: string, tag: string, span: Mark['span'], values: Mark['values'] = {}): Mark => ({
  id,
  annotator: id[0]!,
  tag,
  span,
  values,
});

describe('mergeAgreed', () => {
  it('asks for as many as the rule says', () => {
    const marks = [mark('a1', 'x', [[0, 4]]), mark('b1', 'x', [[0, 4]]), mark('c1', 'x', [[1, 4]])];
    const made = (r: GoldRule) => mergeAgreed(marks, PEOPLE, r).map((g) => [g.sources, g.against]);
    expect(made(rule('all'))).toEqual([]);
    expect(made(rule('majority'))).toEqual([[['a1', 'b1'], ['c1']]]);
    expect(made(rule({ atLeast: 1 }))).toEqual([
      [['a1', 'b1'], []],
      [['c1'], []],
    ]);
    expect(made(rule('all', { overlap: 0.75 }))).toEqual([[['a1', 'b1', 'c1'], []]]);
    expect(made(rule('all', { overlap: 0.76 }))).toEqual([]);
    expect(mergeAgreed(marks, PEOPLE, rule('all', { overlap: 0.75 }))[0]!.span).toEqual([[0, 4]]);
  });

  it('takes differing attributes for disagreement', () => {
    const marks = [mark('a1', 'x', [[0, 4]], { v: '1' }), mark('b1', 'x', [[0, 4]], { v: '2' })];
    expect(mergeAgreed(marks, ['a', 'b'], rule('all'))).toEqual([]);
  });

  it('pairs stacked identical annotations one to one', () => {
    const at: Mark['span'] = [[0, 4]];
    const marks = ['a1', 'a2', 'b1', 'c1', 'c2', 'c3'].map((id) => mark(id, 'x', at));
    const sizes = (need: GoldRule['need']) =>
      mergeAgreed(marks, PEOPLE, rule(need)).map((g) => g.sources.length);
    expect(sizes('all')).toEqual([3]);
    expect(sizes('majority').sort()).toEqual([2, 3]);
    expect(sizes({ atLeast: 1 }).sort()).toEqual([1, 2, 3]);
  });

  it('by an exact rule makes, for each coding, as many as the annotators who need to agree have of it', () => {
    fc.assert(
      fc.property(marksArbitrary(PEOPLE, 16), fc.integer({ min: 1, max: 3 }), (marks, least) => {
        const groups = mergeAgreed(marks, PEOPLE, rule({ atLeast: least }));
        const expected: string[] = [];
        for (const key of new Set(marks.map(markKey))) {
          const counts = PEOPLE.map(
            (p) => marks.filter((m) => m.annotator === p && markKey(m) === key).length,
          ).sort((x, y) => y - x);
          for (let i = 0; i < counts[least - 1]!; i++) expected.push(key);
        }
        expect(groups.map(markKey).sort()).toEqual(expected.sort());
        check(marks, groups, least, 1);
      }),
      { numRuns: 200 },
    );
  });

  it('by an overlapping rule agrees in each two of a group, and for two annotators matches best', () => {
    const threshold = fc.constantFrom(0.2, 0.5, 0.8, 1);
    fc.assert(
      fc.property(marksArbitrary(PEOPLE, 14), threshold, (marks, overlap) => {
        check(marks, mergeAgreed(marks, PEOPLE, rule('majority', { overlap })), 2, overlap);
      }),
      { numRuns: 200 },
    );
    fc.assert(
      fc.property(marksArbitrary(['a'], 4), marksArbitrary(['b'], 4), threshold, (as, others, overlap) => {
        const bs = others.map((m) => ({ ...m, id: `b${m.id}` }));
        const marks = [...as, ...bs];
        const groups = mergeAgreed(marks, ['a', 'b'], rule('all', { overlap }));
        const score = (pairs: [Mark, Mark][]) => {
          const exact = pairs.filter(([a, b]) => markKey(a) === markKey(b));
          const rest = pairs.filter(([a, b]) => markKey(a) !== markKey(b));
          return [exact.length, rest.reduce((sum, [a, b]) => sum + overlapOf(a.span, b.span), 0)] as const;
        };
        let best: readonly [number, number] = [0, 0];
        for (const indices of matchings(as.length, bs.length)) {
          const pairs = indices.map(([i, j]): [Mark, Mark] => [as[i]!, bs[j]!]);
          if (!pairs.every(([a, b]) => agrees(a, b, overlap))) continue;
          const [exact, sum] = score(pairs);
          if (exact > best[0] || (exact === best[0] && sum > best[1] + 1e-9)) best = [exact, sum];
        }
        const found = groups.map(
          (g) => g.sources.map((id) => marks.find((m) => m.id === id)!) as [Mark, Mark],
        );
        expect(score(found)[0]).toBe(best[0]);
        expect(score(found)[1]).toBeCloseTo(best[1], 9);
      }),
      { numRuns: 200 },
    );
  });

  it('names its rule', () => {
    expect(ruleName(rule('majority'), 3)).toBe('majority of 3, exact');
    expect(ruleName(rule({ atLeast: 2 }, { overlap: 0.5 }), 5)).toBe('at least 2 of 5, overlap at least 0.5');
    expect([needed('majority', 2), needed('majority', 3), needed('majority', 4)]).toEqual([2, 2, 3]);
  });
});

const agrees = (a: Mark, b: Mark, overlap: number) =>
  a.tag === b.tag && sameValues(a, b) && overlapOf(a.span, b.span) >= overlap;

function check(marks: Mark[], groups: ReturnType<typeof mergeAgreed>, least: number, overlap: number): void {
  const used = groups.flatMap((g) => g.sources);
  expect(new Set(used).size).toBe(used.length);
  for (const { sources, against, ...made } of groups) {
    const members = sources.map((id) => marks.find((m) => m.id === id)!);
    expect(members.length).toBeGreaterThanOrEqual(least);
    expect(new Set(members.map((m) => m.annotator)).size).toBe(members.length);
    for (const a of members) for (const b of members) expect(agrees(a, b, overlap)).toBe(true);
    expect(members.map(markKey)).toContain(markKey(made));
    for (const id of against) expect(used).not.toContain(id);
  }
}
