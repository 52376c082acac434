import type { Stretch } from './continuum.ts';

type Times = readonly number[];

/** What of a unit's count is agreed on, and what would be by chance. Null: there is no unit. */
interface Shares {
  observed: number;
  expected: number;
}

/** The textbook's counts of one tag: how many units both, only the first, only the second and neither gave it. */
export function table(units: readonly Stretch[], first: readonly Stretch[], second: readonly Stretch[]) {
  const has = (unit: Stretch, spans: readonly Stretch[]) =>
    spans.some((span) => unit.points.some((point) => span.points.includes(point)));
  const kinds = units.map((unit) => ({ turn: unit.turn, a: has(unit, first), b: has(unit, second) }));
  return (times: Times) => {
    const counts = { both: 0, first: 0, second: 0, neither: 0 };
    for (const { turn, a, b } of kinds)
      counts[a && b ? 'both' : a ? 'first' : b ? 'second' : 'neither'] += times[turn]!;
    return { ...counts, n: counts.both + counts.first + counts.second + counts.neither };
  };
}
export type Table = ReturnType<ReturnType<typeof table>>;

/** Cohen 1960: the chance that two who each tag their own share of the units do not agree. */
export function cohen({ both, first, second, n }: Table): Shares {
  const [pA, pB] = [(both + first) / n, (both + second) / n];
  return { observed: (first + second) / n, expected: pA * (1 - pB) + (1 - pA) * pB };
}

/** Krippendorff 2011, two observers, binary: Do = 2 o01 / n.., De = 2 n0 n1 / n..(n.. - 1). */
export function alpha({ both, first, second, n }: Table): Shares {
  const [ones, values] = [2 * both + first + second, 2 * n];
  return {
    observed: (2 * (first + second)) / values,
    expected: (2 * ones * (values - ones)) / (values * (values - 1)),
  };
}

/** One minus the summed observed by the summed expected disagreement; null where nothing is expected. */
export function oneMinus(shares: readonly Shares[]): number | null {
  const sum = (of: (one: Shares) => number) => shares.reduce((total, one) => total + of(one), 0);
  const expected = sum((one) => one.expected);
  return expected > 0 ? 1 - sum((one) => one.observed) / expected : null;
}

/** Annotations of one annotator that share a code point are one, until none does. */
function united(spans: readonly Stretch[]): [start: number, end: number][] {
  const out = spans.map(({ points }): [number, number] => [points[0]!, points.at(-1)! + 1]);
  for (let i = 0; i < out.length; i++)
    for (let j = out.length - 1; j > i; j--)
      if (out[i]![0] < out[j]![1] && out[j]![0] < out[i]![1]) {
        out[i] = [Math.min(out[i]![0], out[j]![0]), Math.max(out[i]![1], out[j]![1])];
        out.splice(j, 1);
        j = out.length;
      }
  return out.sort((a, b) => a[0] - b[0]);
}

/** Krippendorff 1995, equations 4 to 8, for two annotators: each section against each of the other's. */
export function unitizing(turnOf: readonly number[], sets: readonly (readonly Stretch[])[]) {
  const sections = sets.map((spans) => {
    const units = united(spans);
    const gaps = [0, ...units.map(([, end]) => end)].map((start, i) => [
      start,
      units[i]?.[0] ?? turnOf.length,
    ]);
    return [
      ...units.map(([start, end]) => ({ start, end, unit: true })),
      ...gaps.flatMap(([start, end]) => (end! > start! ? [{ start: start!, end: end!, unit: false }] : [])),
    ];
  });
  return (times: Times): Shares & { n: number } => {
    const weight = ({ start }: { start: number }) => times[turnOf[start]!]!;
    const all = sections.flat();
    const length = turnOf.reduce((sum, turn) => sum + times[turn]!, 0);
    let distance = 0;
    for (const [a, b] of [sections, sections.toReversed()] as const)
      for (const g of a!)
        for (const h of b!) {
          if (g.unit && h.unit && a === sections[0] && g.start < h.end && h.start < g.end)
            distance += weight(g) * ((g.start - h.start) ** 2 + (g.end - h.end) ** 2);
          if (g.unit && !h.unit && h.start <= g.start && g.end <= h.end)
            distance += weight(g) * (g.end - g.start) ** 2;
        }
    const units = all.filter(({ unit }) => unit);
    const n = units.reduce((sum, one) => sum + weight(one), 0);
    if (n === 0 || length === 0) return { observed: 0, expected: 0, n };
    let [chance, below] = [0, 2 * length * (2 * length - 1)];
    for (const one of units) {
      const l = one.end - one.start;
      chance += (weight(one) * (n - 1) * (2 * l ** 3 - 3 * l ** 2 + l)) / 3;
      for (const gap of all)
        if (!gap.unit && gap.end - gap.start >= l)
          chance += weight(one) * weight(gap) * l ** 2 * (gap.end - gap.start - l + 1);
      below -= weight(one) * l * (l - 1);
    }
    const expected = below > 0 ? ((2 / length) * chance) / below : Number.NaN;
    return { observed: distance / length ** 2, expected, n };
  };
}
