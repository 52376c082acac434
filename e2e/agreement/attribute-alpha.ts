import type { Coding, Stretch } from './continuum.ts';

type Coded = Stretch & { coding: Coding };

/** Krippendorff 2011 for two observers: values of matched spans, where both have one; squared differences for numbers. */
export function attributeAlpha(pairs: readonly [Coded, Coded][], column: string, numbers: boolean) {
  const units = pairs
    .map(([a, b]) => ({ turn: a.turn, values: [a.coding.values[column]!, b.coding.values[column]!] }))
    .filter(({ values }) => values.every((value) => value !== ''));
  const differ = (a: string, b: string): number => (numbers ? (Number(a) - Number(b)) ** 2 : Number(a !== b));
  return (times: readonly number[]) => {
    // Each unit as often as its turn counts.
    const all = units.flatMap((unit) => Array.from({ length: times[unit.turn]! }, () => unit.values));
    const values = all.flat();
    const pairsOfAll = values.flatMap((a) => values.map((b) => differ(a, b)));
    const sum = (of: number[]) => of.reduce((total, one) => total + one, 0);
    const observed = sum(all.map(([a, b]) => 2 * differ(a!, b!))) / values.length;
    const expected = sum(pairsOfAll) / (values.length * (values.length - 1));
    return { n: all.length, value: all.length > 0 && expected > 0 ? 1 - observed / expected : null };
  };
}
