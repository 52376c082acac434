import type { Statistic } from './bootstrap.ts';
import type { Coded } from './coded.ts';
import type { Corpus } from './corpus.ts';
import { oneMinusRatio, REASONS, undefinedFor } from './figure.ts';
import { bestAlignment, disorderOf } from './gamma-alignment.ts';
import { profileOf, sampleContinuum } from './gamma-chance.ts';
import type { GammaOptions, GammaUnit } from './gamma-units.ts';
import { Random } from './random.ts';

export interface GammaProgress {
  /** Best alignments found, of those known to be needed: more samples may turn out to be. */
  readonly done: number;
  readonly total: number;
}

/** Observed disorder by turn, and the disorder expected by chance, of one transcript. */
interface Part {
  readonly disorder: Float64Array;
  readonly units: Float64Array;
  readonly chance: number;
  readonly samples: number;
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
  const work = corpus.coded.map((coded, index) => ({ coded, offset: corpus.firstTurn[index]! }));
  const parts: { part: Part; offset: number }[] = [];
  let done = 0;
  const total = (done: number, left: number): number => done + left * (options.samples + 1);
  for (const [index, { coded, offset }] of work.entries()) {
    const generator = partOf(coded, tags, options);
    const before = done;
    let step = generator.next();
    for (; !step.done; step = generator.next()) {
      done = before + step.value.done;
      yield { done, total: total(before + step.value.total, work.length - index - 1) };
    }
    if (step.value === 'too large')
      return constant('Too many spans crowd for an exact best alignment; choose fewer tags or annotators.');
    if (step.value) parts.push({ part: step.value, offset });
  }
  return {
    at(weights) {
      let [disorder, units, chance, samples] = [0, 0, 0, 0];
      for (const { part, offset } of parts) {
        let count = 0;
        for (let turn = 0; turn < part.units.length; turn++) {
          const weight = weights ? weights[offset + turn]! : 1;
          disorder += weight * part.disorder[turn]!;
          count += weight * part.units[turn]!;
        }
        units += count;
        chance += (count / m) * part.chance;
        samples += part.samples;
      }
      if (units === 0) return undefinedFor(REASONS.noSpan, { n: 0 });
      const mean = units / m;
      const figures = { n: units, Do: disorder / mean, De: chance / mean, samples };
      return oneMinusRatio(disorder, chance, 'No disorder is expected by chance.', figures);
    },
  };
}

const constant = (reason: string): Statistic => ({ at: () => undefinedFor(reason, { n: 0 }) });

function* partOf(
  coded: Coded,
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
  const disorder = new Float64Array(coded.continuum.turns.length);
  const units = new Float64Array(coded.continuum.turns.length);
  for (const column of observed) disorder[turns[column.units[0]!]!]! += column.disorder;
  for (const turn of turns) units[turn]!++;
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
  const chance = chances.reduce((sum, one) => sum + one, 0) / chances.length;
  return { disorder, units, chance, samples: chances.length };
}

/** `(coefficient of variation * 1.96 / precision)^2` (Mathet et al. 2015, section 5.3). */
function samplesNeeded(chances: readonly number[], precision: number | null): number {
  const mean = chances.reduce((sum, one) => sum + one, 0) / chances.length;
  if (precision === null || mean === 0) return 0;
  const variance = chances.reduce((sum, one) => sum + (one - mean) ** 2, 0) / chances.length;
  return Math.ceil(((Math.sqrt(variance) / mean) * (1.96 / precision)) ** 2);
}
