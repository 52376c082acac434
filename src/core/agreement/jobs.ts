import { alphaUStatistic, unitizingOf } from './alpha-u.ts';
import { attributeStatistic } from './attributes.ts';
import type { Corpus } from './corpus.ts';
import { type FigureScope, type Measure, undefinedFor } from './figure.ts';
import { gammaStatistic } from './gamma.ts';
import type { GammaOptions } from './gamma-units.ts';
import { Presence, presenceStatistic } from './presence.ts';
import type { AgreementProgress, AgreementRequest } from './request.ts';
import { LEAST_OVERLAP, spanStatistic, tallySpans } from './span-scores.ts';
import { Statistic } from './statistic.ts';

/** A figure to come: its scope, as far as it does not depend on the result, and how to compute it. */
export type Job = Omit<FigureScope, 'n' | 'parts' | 'transcripts'> & { readonly statistic: Statistic };

type FullRequest = Omit<AgreementRequest, 'tags' | 'annotators' | 'turns'> & { gamma: GammaOptions };

/** Which annotators (by index) are compared with which. */
export function pairsOf({ annotators }: Corpus): [number, number][] {
  return annotators.flatMap((_, first) =>
    annotators.slice(first + 1).map((_, rest): [number, number] => [first, first + 1 + rest]),
  );
}

/** The figures of a request, in its order of measures. */
export function* jobsOf(corpus: Corpus, request: FullRequest): Generator<AgreementProgress, Job[]> {
  const out: Job[] = [];
  let presence: Presence | null = null;
  for (const [done, measure] of request.measures.entries()) {
    const total = request.measures.length + 1;
    yield { step: measure, done, total };
    switch (measure) {
      case 'percent-agreement':
      case 'cohen-kappa':
      case 'fleiss-kappa':
      case 'alpha':
        presence ??= new Presence(corpus, request.unit, request.scope);
        out.push(...presenceJobs(corpus, request, measure, presence));
        break;
      case 'alpha-u':
        out.push(...unitizingJobs(corpus));
        break;
      case 'gamma':
        for (const [at, tags] of tagSets(corpus).entries()) {
          const job = gammaJob(corpus, tags, request.gamma);
          let step = job.next();
          for (; !step.done; step = job.next())
            yield { step: measure, done: done + (at + step.value) / tagSets(corpus).length, total };
          out.push(step.value);
        }
        break;
      case 'attribute-alpha':
        out.push(...attributeJobs(corpus, request));
        break;
      default:
        out.push(...spanJobs(corpus, measure));
    }
  }
  return out;
}

const everyone = (corpus: Corpus): number[] => corpus.annotators.map((_, index) => index);

/** Each tag by itself, and all of them where there are several. */
function tagSets({ tags }: Corpus): number[][] {
  const each = tags.map((_, tag) => [tag]);
  return tags.length > 1 ? [...each, each.flat()] : each;
}

function scopeOf(
  corpus: Corpus,
  measure: Measure,
  tags: readonly number[],
  annotators: readonly number[],
): Omit<Job, 'statistic'> {
  return {
    measure,
    unit: 'span',
    scope: 'whole',
    tags: tags.map((tag) => corpus.tags[tag]!),
    summary: tags.length > 1,
    annotators: annotators.map((annotator) => corpus.annotators[annotator]!),
  };
}

function presenceJobs(
  corpus: Corpus,
  { unit, scope }: FullRequest,
  measure: 'percent-agreement' | 'cohen-kappa' | 'fleiss-kappa' | 'alpha',
  presence: Presence,
): Job[] {
  const pairwise = measure === 'cohen-kappa';
  return (pairwise ? pairsOf(corpus) : [everyone(corpus)]).flatMap((annotators) => {
    const tallies = corpus.tags.map((_, tag) =>
      pairwise ? presence.pair(annotators[0]!, annotators[1]!, tag) : presence.counts(tag),
    );
    const two = measure === 'fleiss-kappa' && annotators.length < 3;
    return tagSets(corpus).map((tags) => ({
      ...scopeOf(corpus, measure, tags, annotators),
      unit,
      scope,
      statistic: two
        ? new Statistic([], () =>
            undefinedFor('Fleiss’ kappa is for more than two annotators; see Cohen’s kappa.'),
          )
        : presenceStatistic(
            measure,
            tags.map((tag) => tallies[tag]!),
          ),
    }));
  });
}

function unitizingJobs(corpus: Corpus): Job[] {
  const parts = corpus.tags.map((_, tag) => unitizingOf(corpus, tag));
  return tagSets(corpus).map((tags) => ({
    ...scopeOf(corpus, 'alpha-u', tags, everyone(corpus)),
    statistic: alphaUStatistic(tags.flatMap((tag) => parts[tag]!)),
  }));
}

type SpanJobMeasure = Parameters<typeof spanStatistic>[0];

/** A figure a pair of annotators; for F1 of more than two also one over all pairs. */
function spanJobs(corpus: Corpus, measure: SpanJobMeasure): Job[] {
  const how = measure.endsWith('exact') ? 'exact' : 'overlap';
  const pairs = pairsOf(corpus);
  const tallies = pairs.map(([first, second]) =>
    corpus.tags.map((_, tag) => tallySpans(corpus, first, second, tag, how)),
  );
  const groups: { annotators: number[]; of: number[] }[] = pairs.map((pair, index) => ({
    annotators: pair,
    of: [index],
  }));
  if (pairs.length > 1 && measure.startsWith('f1'))
    groups.push({ annotators: everyone(corpus), of: pairs.map((_, index) => index) });
  const parameters = how === 'overlap' ? { parameters: { leastOverlap: LEAST_OVERLAP } } : {};
  return groups.flatMap(({ annotators, of }) =>
    tagSets(corpus).map((tags) => ({
      ...scopeOf(corpus, measure, tags, annotators),
      ...parameters,
      statistic: spanStatistic(
        measure,
        of.flatMap((pair) => tags.map((tag) => tallies[pair]![tag]!)),
      ),
    })),
  );
}

function attributeJobs(corpus: Corpus, { attributes }: FullRequest): Job[] {
  return (attributes ?? []).flatMap(({ attribute, level }) => {
    const tag = corpus.tags.indexOf(attribute.tag);
    if (tag < 0) return [];
    return {
      ...scopeOf(corpus, 'attribute-alpha', [tag], everyone(corpus)),
      unit: 'matched span' as const,
      attribute: { id: attribute.id, level },
      parameters: { leastOverlap: LEAST_OVERLAP },
      statistic: attributeStatistic(corpus, pairsOf(corpus), attribute, level),
    };
  });
}

/** Yields the share that is done, which does not fall where more samples turn out to be needed. */
function* gammaJob(corpus: Corpus, tags: readonly number[], options: GammaOptions): Generator<number, Job> {
  const generator = gammaStatistic(corpus, tags, options);
  let step = generator.next();
  for (let share = 0; !step.done; step = generator.next()) {
    share = Math.max(share, step.value.done / step.value.total);
    yield share;
  }
  const { alpha, beta, deltaEmpty, samples, precision, seed } = options;
  return {
    ...scopeOf(corpus, 'gamma', tags, everyone(corpus)),
    // Unlike the others, gamma over several tags is one alignment of all their spans.
    summary: false,
    parameters: { alpha, beta, deltaEmpty, leastSamples: samples, precision: precision ?? 'none', seed },
    statistic: step.value,
  };
}
