import { unite } from './coded.ts';
import {
  binaryAlphaDisagreement,
  cohenDisagreement,
  type Disagreement,
  fleissDisagreement,
} from './coefficients.ts';
import type { Corpus } from './corpus.ts';
import { type Outcome, oneMinusRatio, ratio, REASONS, type Scope, undefinedFor } from './figure.ts';
import { Statistic } from './statistic.ts';
import { Tally, tallyCounts, tallyPair } from './tally.ts';
import { coveredUnits, type UnitKind } from './units.ts';

/** The measures of whether a tag is present at each unit. */
export type PresenceMeasure = 'percent-agreement' | 'cohen-kappa' | 'fleiss-kappa' | 'alpha';

/** Presence of tags at the units of a corpus, counted by turn. */
export class Presence {
  readonly #corpus: Corpus;
  readonly #kind: UnitKind;
  readonly #runs: Uint32Array[][][];
  readonly #coded: Uint32Array[] | null;

  /** Units that a scope of `coded` leaves in are those with any of the corpus's tags by any of its annotators. */
  constructor(corpus: Corpus, kind: UnitKind, scope: Scope) {
    this.#corpus = corpus;
    this.#kind = kind;
    this.#runs = corpus.coded.map((coded, index) =>
      corpus.annotators.map((_, annotator) =>
        corpus.tags.map((_, tag) => coveredUnits(corpus.units(index, kind), coded.united(annotator, tag))),
      ),
    );
    this.#coded = scope === 'whole' ? null : this.#runs.map((runs) => joinRuns(runs.flat()));
  }

  /** Units that both, only the first, only the second and neither annotator gave the tag; all by index. */
  pair(first: number, second: number, tag: number): Tally {
    const tally = new Tally(this.#corpus.turns, 4);
    this.#runs.forEach((runs, index) => {
      const units = this.#corpus.units(index, this.#kind);
      const within = this.#coded?.[index] ?? null;
      tallyPair(
        tally,
        units,
        runs[first]![tag]!,
        runs[second]![tag]!,
        within,
        this.#corpus.firstTurn[index]!,
      );
    });
    return tally;
  }

  /** Units by the number of annotators who gave them the tag. */
  counts(tag: number): Tally {
    const tally = new Tally(this.#corpus.turns, this.#corpus.annotators.length + 1);
    this.#runs.forEach((runs, index) => {
      const units = this.#corpus.units(index, this.#kind);
      const lists = runs.map((ofAnnotator) => ofAnnotator[tag]!);
      tallyCounts(tally, units, lists, this.#coded?.[index] ?? null, this.#corpus.firstTurn[index]!);
    });
    return tally;
  }
}

function joinRuns(runs: readonly Uint32Array[]): Uint32Array {
  const pairs: [number, number][] = [];
  for (const run of runs) for (let at = 0; at < run.length; at += 2) pairs.push([run[at]!, run[at + 1]!]);
  return unite(pairs);
}

/**
 * A measure of presence, over one tag or several: one minus the summed observed by the summed expected
 * disagreement of the tags. Percent agreement over several tags is the share of all decisions.
 * @param tallies one a tag: of {@link Presence.pair} for Cohen's kappa, else of {@link Presence.counts}.
 */
export function presenceStatistic(measure: PresenceMeasure, tallies: readonly Tally[]): Statistic {
  return new Statistic(tallies, (totals) => outcome(measure, totals));
}

function outcome(measure: PresenceMeasure, totals: readonly Float64Array[]): Outcome {
  const sum: Disagreement = { n: 0, observed: 0, expected: 0 };
  for (const total of totals) {
    const one = disagreement(measure, total);
    sum.n += one.n;
    sum.observed += one.observed;
    sum.expected += one.expected;
  }
  if (sum.n === 0) return undefinedFor(REASONS.noUnit, { n: 0 });
  const parts: Record<string, number> = { n: sum.n / totals.length };
  if (measure === 'percent-agreement')
    return ratio(totals.length - sum.observed, totals.length, REASONS.noUnit, parts);
  Object.assign(parts, { Do: sum.observed, De: sum.expected });
  if (totals.length === 1 && measure !== 'alpha')
    Object.assign(parts, { Po: 1 - sum.observed, Pe: 1 - sum.expected });
  return oneMinusRatio(sum.observed, sum.expected, REASONS.oneCategory, parts);
}

function disagreement(measure: PresenceMeasure, total: Float64Array): Disagreement {
  if (measure === 'cohen-kappa')
    return cohenDisagreement([
      [total[0]!, total[1]!],
      [total[2]!, total[3]!],
    ]);
  if (measure === 'alpha') return binaryAlphaDisagreement(total);
  const m = total.length - 1;
  return fleissDisagreement(Array.from(total, (times, yes) => ({ counts: [yes, m - yes], times })));
}
