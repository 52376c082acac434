import type { UnitKind } from './units.ts';

/** What is measured. Precision and recall take the first annotator as the one who answers, the second as the reference. */
export const MEASURES = [
  'percent-agreement',
  'cohen-kappa',
  'fleiss-kappa',
  'alpha',
  'alpha-u',
  'gamma',
  'precision-exact',
  'recall-exact',
  'f1-exact',
  'precision-overlap',
  'recall-overlap',
  'f1-overlap',
  'attribute-alpha',
] as const;
export type Measure = (typeof MEASURES)[number];

/** The whole continuum, or only the units on which one of the compared annotators has one of the compared tags. */
export type Scope = 'whole' | 'coded';

/** Not a number, and why: a sentence for the reader. */
export interface Undefined {
  readonly undefined: true;
  readonly reason: string;
}

/** A 95 % percentile interval of the bootstrap over turns. */
export interface Interval {
  readonly low: number;
  readonly high: number;
  readonly level: 0.95;
  readonly replicates: number;
  /** Replicates in which the measure is undefined; they are left out. */
  readonly skipped: number;
  readonly seed: number;
}

/** Everything that a figure has to be read with. */
export interface FigureScope {
  readonly measure: Measure;
  /** What `n` counts. */
  readonly unit: UnitKind | 'span' | 'matched span';
  readonly scope: Scope;
  readonly tags: readonly string[];
  /** True for a figure over several tags, each computed on its own: a summary of those. */
  readonly summary: boolean;
  readonly annotators: readonly string[];
  readonly transcripts: readonly { readonly transcript: string; readonly edition: string }[];
  /** Units, spans of all annotators, or pairs of matched spans with a value each. */
  readonly n: number;
  /** The attribute and its level, for `attribute-alpha`. */
  readonly attribute?: { readonly id: string; readonly level: 'nominal' | 'ordinal' | 'interval' };
  /** What the figure was computed with, such as gamma's alpha, beta and delta or the least overlap. */
  readonly parameters?: Readonly<Record<string, number | string>>;
  /** What the figure was computed from: `Po` and `Pe`, or `Do` and `De`, or counts. */
  readonly parts: Readonly<Record<string, number>>;
}

/** A figure with its scope: a number with its interval, or undefined with the reason; never 0 or 1 by default. */
export type Figure = FigureScope &
  ({ readonly value: number; readonly interval: Interval | Undefined } | Undefined);

/** A measure's result before its scope is laid beside it. */
export type Outcome = ({ readonly value: number } | Undefined) & {
  readonly parts: Readonly<Record<string, number>>;
};

/** The reasons that several measures share. */
export const REASONS = {
  noUnit: 'There is no unit to compare.',
  oneCategory: 'Every annotator uses one category throughout, so that agreement by chance is certain.',
  noSpan: 'No annotator has a span to compare.',
  tooFewAnnotators: 'Fewer than two annotators have a done pass in common.',
} as const;

/** A figure that has no value, for a reason as a sentence; `parts` are the counts that still can be told. */
export const undefinedFor = (reason: string, parts: Record<string, number> = {}): Outcome => ({
  undefined: true,
  reason,
  parts,
});

/**
 * `1 - observed / expected`, the form of all coefficients here.
 * Undefined where nothing is expected; `reason` says what that means.
 */
export function oneMinusRatio(
  observed: number,
  expected: number,
  reason: string,
  parts: Record<string, number>,
): Outcome {
  return expected > 0 ? { value: 1 - observed / expected, parts } : undefinedFor(reason, parts);
}

/** `above / below`, or undefined with the reason where nothing is below. */
export function ratio(above: number, below: number, reason: string, parts: Record<string, number>): Outcome {
  return below > 0 ? { value: above / below, parts } : undefinedFor(reason, parts);
}
