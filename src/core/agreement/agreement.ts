import { bootstrap, type BootstrapOptions } from './bootstrap.ts';
import type { Source } from './coded.ts';
import { confusionOf } from './confusion.ts';
import { type Corpus, corpusOf, type UnitCache } from './corpus.ts';
import { type Figure, type Interval, REASONS, type Undefined } from './figure.ts';
import { GAMMA_DEFAULTS } from './gamma-units.ts';
import { type Job, jobsOf, pairsOf } from './jobs.ts';
import type { AgreementProgress, AgreementReport, AgreementRequest } from './request.ts';

/**
 * All figures that a request asks for: each tag on its own, and where there are several all of them together.
 * A generator, so that the caller decides when to pause and when to stop (see `inSlices`).
 * @param cache units of the same editions and turns from an earlier request.
 */
export function* measureAgreement(
  sources: readonly Source[],
  request: AgreementRequest,
  cache?: UnitCache,
): Generator<AgreementProgress, AgreementReport> {
  yield { step: 'units', done: 0, total: request.measures.length + 1 };
  return yield* measureCorpus(corpusOf(sources, request, cache), request);
}

/** The same for a corpus at hand, whose tags and annotators are those compared. */
export function* measureCorpus(
  corpus: Corpus,
  request: Omit<AgreementRequest, 'tags' | 'annotators' | 'turns'>,
): Generator<AgreementProgress, AgreementReport> {
  const comparable = corpus.annotators.length > 1 && corpus.coded.length > 0;
  const jobs = yield* jobsOf(corpus, { ...request, gamma: { ...GAMMA_DEFAULTS, ...request.gamma } });
  const outcomes = jobs.map((job) => job.statistic.at());
  const defined = jobs.filter((_, index) => 'value' in outcomes[index]!);
  const intervals = yield* intervalsOf(defined, corpus, request.bootstrap, request.measures.length);
  const figures = jobs.map((job, index): Figure => {
    const { n = 0, ...parts } = outcomes[index]!.parts;
    const { statistic: _, ...scope } = job;
    const transcripts = corpus.coded.map(({ source }) => ({
      transcript: source.transcript,
      edition: source.edition,
    }));
    const about = { ...scope, transcripts, n, parts };
    if (!comparable) return { ...about, undefined: true, reason: REASONS.tooFewAnnotators };
    const outcome = outcomes[index]!;
    if (!('value' in outcome)) return { ...about, undefined: true, reason: outcome.reason };
    return { ...about, value: outcome.value, interval: intervals.get(job)! };
  });
  return {
    figures,
    confusions:
      comparable && request.confusion !== false
        ? pairsOf(corpus).map(([first, second]) => confusionOf(corpus, first, second))
        : [],
    leftOut: corpus.leftOut,
    outside: corpus.coded
      .filter(({ outside }) => outside.length > 0)
      .map(({ source, outside }) => ({ transcript: source.transcript, annotations: outside })),
  };
}

function* intervalsOf(
  jobs: readonly Job[],
  corpus: Corpus,
  options: BootstrapOptions,
  before: number,
): Generator<AgreementProgress, Map<Job, Interval | Undefined>> {
  if (options.replicates === 0) {
    const none: Undefined = { undefined: true, reason: 'No interval was asked for.' };
    return new Map(jobs.map((job) => [job, none]));
  }
  const generator = bootstrap(
    jobs.map(({ statistic }) => statistic),
    corpus.turns,
    options,
  );
  let done = 0;
  let step = generator.next();
  for (; !step.done; step = generator.next())
    yield { step: 'intervals', done: before + ++done / options.replicates, total: before + 1 };
  const intervals = step.value;
  return new Map(jobs.map((job, index) => [job, intervals[index]!]));
}
