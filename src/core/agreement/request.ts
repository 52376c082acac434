import type { Level } from './alpha.ts';
import type { ComparedAttribute } from './attributes.ts';
import type { BootstrapOptions } from './bootstrap.ts';
import type { Confusion } from './confusion.ts';
import type { LeftOut } from './corpus.ts';
import type { Figure, Measure, Scope } from './figure.ts';
import type { GammaOptions } from './gamma-units.ts';
import type { UnitKind } from './units.ts';

export interface AgreementRequest {
  measures: readonly Measure[];
  /** For the measures of presence (percent agreement, kappas, alpha). */
  unit: UnitKind;
  scope: Scope;
  /** By id, each once. */
  tags: readonly string[];
  annotators: readonly string[];
  /** Only these turns, by id: those of one speaker, say. */
  turns?: ReadonlySet<string> | undefined;
  /** For `attribute-alpha`; only those of the tags count. */
  attributes?: readonly { attribute: ComparedAttribute; level: Level }[] | undefined;
  gamma?: Partial<GammaOptions> | undefined;
  /** False for no confusion matrices. */
  confusion?: boolean | undefined;
  /** For the intervals; replicates of 0 for none. */
  bootstrap: BootstrapOptions;
}

export interface AgreementReport {
  readonly figures: readonly Figure[];
  /** One a pair of annotators, unless they were not wanted. */
  readonly confusions: readonly Confusion[];
  readonly leftOut: readonly LeftOut[];
  /** Annotations of compared transcripts that lie outside the continuum. */
  readonly outside: readonly { readonly transcript: string; readonly annotations: readonly string[] }[];
}

export interface AgreementProgress {
  readonly step: Measure | 'units' | 'intervals';
  /** Steps done, the current one in part; it never falls. */
  readonly done: number;
  /** One a measure, and one for the intervals. */
  readonly total: number;
}
