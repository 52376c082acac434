import type { Coded } from './coded.ts';
import type { Corpus } from './corpus.ts';
import { oneMinusRatio, REASONS, undefinedFor } from './figure.ts';
import { bestAlignment, disorderOf } from './gamma-alignment.ts';
import { profileOf, sampleContinuum } from './gamma-chance.ts';
import type { Column } from './gamma-columns.ts';
import type { GammaOptions, GammaUnit } from './gamma-units.ts';
import { Random } from './random.ts';
import { Statistic, type Summand } from './statistic.ts';

export interface GammaProgress {
  /** Best alignments found, of those known to be needed: more samples may turn out to be. */
  readonly done: number;
  readonly total: number;
}

/** One transcript; its numbers as a summand are the summed disorder, the units, and the summed chance disorder. */
class Part implements Summand {
  readonly width = 3;
  readonly #offset: number;
  readonly #disorder: Float64Array;
  readonly #units: Float64Array;
  readonly #annotators: number;
  /** Random continua, and the mean disorder of their best alignments. */
  samples = 0;
  chance = 0;

  constructor(coded: Coded, offset: number, turns: readonly number[], alignment: readonly Column[]) {
    this.#offset = offset;
    this.#annotators = coded.annotators.length;
    this.#disorder = new Float64Array(coded.continuum.turns.length);
    this.#units = new Float64Array(coded.continuum.turns.length);
    for (const { units, disorder } of alignment) this.#disorder[turns[units[0]!]!]! += disorder;
    for (const turn of turns) this.#units[turn]!++;
  }

  sum(weights: Float64Array | null, into: Float64Array): void {
    let [disorder, units] = [0, 0];
    for (let turn = 0; turn < this.#units.length; turn++) {
      const weight = weights ? weights[this.#offset + turn]! : 1;
      disorder += weight * this.#disorder[turn]!;
      units += weight * this.#units[turn]!;
    }
    into[0] = disorder;
    into[1] = units;
    into[2] = (units / this.#annotators) * this.chance;
  }
}

/**
 * Gamma (Mathet, Widlöcher and Métivier 2015): one minus the disorder of the best alignment by that of random
 * continua. Annotations are units of their own, even where those of one annotator overlap; one of several ranges
 * reaches from its first start to its last end. Transcripts are pooled by their numbers of units, never averaged.
 * An interval over turns holds the chance disorder fixed.
 * @param tags by index; the tags are the categories.
 */
export function* gammaStatistic(
  corpus: Corpus,
  tags: readonly number[],
  options: GammaOptions,
): Generator<GammaProgress, Statistic> {
  const m = corpus.annotators.length;
  const parts: Part[] = [];
  let done = 0;
  for (const [index, coded] of corpus.coded.entries()) {
    const generator = partOf(coded, corpus.firstTurn[index]!, tags, options);
    const before = done;
    const later = (corpus.coded.length - index - 1) * (options.samples + 1);
    let step = generator.next();
    for (; !step.done; step = generator.next()) {
      done = before + step.value.done;
      yield { done, total: before + step.value.total + later };
    }
    if (step.value === 'too large')
      return constant('Too many spans crowd for an exact best alignment; choose fewer tags or annotators.');
    if (step.value) parts.push(step.value);
  }
  return new Statistic(parts, (sums) => {
    let [disorder, units, chance] = [0, 0, 0];
    for (const sum of sums) {
      disorder += sum[0]!;
      units += sum[1]!;
      chance += sum[2]!;
    }
    if (units === 0) return undefinedFor(REASONS.noSpan, { n: 0 });
    const samples = parts.reduce((count, part) => count + part.samples, 0);
    const figures = { n: units, Do: disorder / (units / m), De: chance / (units / m), samples };
    return oneMinusRatio(disorder, chance, 'No disorder is expected by chance.', figures);
  });
}

const constant = (reason: string): Statistic => new Statistic([], () => undefinedFor(reason, { n: 0 }));

function* partOf(
  coded: Coded,
  offset: number,
  tags: readonly number[],
  options: GammaOptions,
): Generator<GammaProgress, Part | 'too large' | null> {
  const spans = coded.annotators.map((_, annotator) =>
    tags.flatMap((tag) => coded.spans(annotator, tag).map((span) => ({ span, tag }))),
  );
  const sets = spans.map((list) =>
    list.map(({ span, tag }): GammaUnit => ({
      start: span.ranges[0]![0],
      end: span.ranges.at(-1)![1],
      category: tag,
    })),
  );
  const turns = spans.flat().map(({ span }) => span.turn);
  if (turns.length === 0) return null;
  const progress = { done: 0, total: options.samples + 1 };
  const align = function* (of: readonly (readonly GammaUnit[])[]) {
    const generator = bestAlignment(of, options);
    let step = generator.next();
    for (; !step.done; step = generator.next()) yield { ...progress };
    progress.done++;
    yield { ...progress };
    return step.value;
  };
  const observed = yield* align(sets);
  if (!observed) return 'too large';
  const part = new Part(coded, offset, turns, observed);
  // A stream of its own, so that a transcript's chance does not depend on which others are compared.
  const random = new Random(options.seed, `gamma ${coded.source.transcript}`);
  const profile = profileOf(sets);
  const chances: number[] = [];
  while (chances.length < progress.total - 1) {
    const sample = sampleContinuum(profile, random);
    const alignment = yield* align(sample);
    if (!alignment) return 'too large';
    chances.push(disorderOf(alignment, sample.flat().length, sample.length));
    if (chances.length === options.samples)
      progress.total = Math.max(options.samples, samplesNeeded(chances, options.precision)) + 1;
  }
  part.samples = chances.length;
  part.chance = chances.reduce((sum, one) => sum + one, 0) / chances.length;
  return part;
}

/** `(coefficient of variation * 1.96 / precision)^2` (Mathet et al. 2015, section 5.3). */
function samplesNeeded(chances: readonly number[], precision: number | null): number {
  const mean = chances.reduce((sum, one) => sum + one, 0) / chances.length;
  if (precision === null || mean === 0) return 0;
  const variance = chances.reduce((sum, one) => sum + (one - mean) ** 2, 0) / chances.length;
  return Math.ceil(((Math.sqrt(variance) / mean) * (1.96 / precision)) ** 2);
}
