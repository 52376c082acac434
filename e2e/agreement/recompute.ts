import { attributeAlpha } from './attribute-alpha.ts';
import { intervalsOf, type Measured } from './bootstrap.ts';
import { type Coding, pointsOf, spansOf, wordsOf } from './continuum.ts';
import { alpha, cohen, oneMinus, table, unitizing } from './measures.ts';
import { countsOf, exactPairs, overlappingPairs } from './pairs.ts';

type Row = Record<string, string>;

/** A figure as it was computed anew. */
export interface Recomputed {
  /** Measure, tags and attribute, as the report's CSV names them. */
  key: string;
  n: number;
  value: number | null;
  interval: [low: number, high: number] | null;
}

export interface Given {
  text: string;
  /** Rows of the exported `turns.csv`. */
  turns: readonly Row[];
  codings: readonly Coding[];
  annotators: readonly [string, string];
  tags: readonly string[];
  /** Columns of attributes in the export. */
  attributes: readonly { column: string; name: string; tag: string; level: 'nominal' | 'interval' }[];
  seed: number;
  replicates: number;
  speaker?: string;
}

/**
 * Every figure of a report on two annotators and words of the whole text, from the transcript's text and the exported
 * rows: unit by unit and pair by pair, with nothing of the app.
 */
export function recompute(given: Given): Recomputed[] {
  const { text, tags, annotators } = given;
  const points = pointsOf(text, given.turns, given.speaker);
  const turnOf = points.map(({ turn }) => turn);
  const units = wordsOf(text, points);
  const each = tags.map((tag) => {
    const [first, second] = annotators.map((annotator) => spansOf(given.codings, points, annotator, tag));
    const exact = exactPairs(first!, second!);
    const overlap = overlappingPairs(first!, second!);
    return {
      table: table(units, first!, second!),
      stretches: unitizing(turnOf, [first!, second!]),
      exact: countsOf(exact, first!, second!),
      overlap: countsOf(overlap, first!, second!),
      pairs: overlap,
    };
  });
  const found: { key: string; measure: (times: readonly number[]) => { n: number; value: number | null } }[] =
    [];
  // Each tag by itself, then all of them.
  for (const of of [...each.map((one) => [one]), each]) {
    const name = (of === each ? tags : [tags[each.indexOf(of[0]!)]!]).join(' | ');
    const add = (measure: string, value: (times: readonly number[]) => { n: number; value: number | null }) =>
      found.push({ key: `${measure} ${name}`, measure: value });
    const tables = (times: readonly number[]) => of.map((one) => one.table(times));
    add('percent-agreement', (times) => {
      const all = tables(times);
      const n = all[0]!.n;
      const agreed = all.reduce((sum, one) => sum + one.both + one.neither, 0);
      return { n, value: n > 0 ? agreed / (n * all.length) : null };
    });
    for (const [measure, shares] of [
      ['cohen-kappa', cohen],
      ['alpha', alpha],
    ] as const)
      add(measure, (times) => {
        const all = tables(times);
        return { n: all[0]!.n, value: all[0]!.n > 0 ? oneMinus(all.map(shares)) : null };
      });
    add('alpha-u', (times) => {
      const all = of.map((one) => one.stretches(times));
      const n = all.reduce((sum, one) => sum + one.n, 0);
      return { n, value: n > 0 ? oneMinus(all) : null };
    });
    for (const how of ['exact', 'overlap'] as const) {
      const counts = (times: readonly number[]) =>
        of
          .map((one) => one[how](times))
          .reduce((sum, one) => ({
            matched: sum.matched + one.matched,
            first: sum.first + one.first,
            second: sum.second + one.second,
          }));
      const score = (measure: string, by: (of: ReturnType<typeof counts>) => [number, number]) =>
        add(`${measure}-${how}`, (times) => {
          const all = counts(times);
          const [above, below] = by(all);
          return { n: all.first + all.second, value: below > 0 ? above / below : null };
        });
      score('precision', ({ matched, first }) => [matched, first]);
      score('recall', ({ matched, second }) => [matched, second]);
      score('f1', ({ matched, first, second }) => [2 * matched, first + second]);
    }
  }
  for (const { column, name, tag, level } of given.attributes)
    found.push({
      key: `attribute-alpha ${tag} ${name}`,
      measure: attributeAlpha(each[tags.indexOf(tag)]!.pairs, column, level === 'interval'),
    });
  const once = Array.from({ length: new Set(turnOf).size }, () => 1);
  const values = found.map(({ measure }) => measure(once));
  const measured = found.map(
    ({ measure }): Measured =>
      (times) =>
        measure(times).value,
  );
  const intervals = intervalsOf(measured, once.length, given.seed, given.replicates);
  return found.map(({ key }, i) => ({
    key,
    ...values[i]!,
    interval: values[i]!.value === null ? null : intervals[i]!,
  }));
}
