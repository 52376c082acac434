import type { Span } from './span.ts';

export const VERDICTS = ['accept', 'reject', 'revise'] as const;
export type Verdict = (typeof VERDICTS)[number];

/** What a revision proposes; what is absent stays as it is. At least one is there. */
export interface Proposal {
  /** UTF-16, in the annotation's edition. */
  span?: Span | undefined;
  tag?: string | undefined;
  /** By attribute id, as `annotations.update` takes them: an empty value takes it away. */
  values?: Readonly<Record<string, string>> | undefined;
}

/** A reviewer's word on an annotation. It stands beside the annotation and never changes it. */
export interface Decision {
  annotation: string;
  reviewer: string;
  verdict: Verdict;
  reason: string;
  proposal: Proposal | null;
  /** Milliseconds since 1970. */
  decided: number;
  /** The annotation was edited since: the decision counts no longer. */
  stale: boolean;
}

/** What the decisions on an annotation come to. Stale ones do not count. */
export const REVIEW_STATES = ['undecided', 'accepted', 'rejected', 'revised', 'disputed'] as const;
export type ReviewState = (typeof REVIEW_STATES)[number];

/** An adjudicated annotation of a transcript. */
export interface Gold {
  id: string;
  transcript: string;
  edition: string;
  /** Null: a person decided that nothing stands here. */
  tag: string | null;
  /** UTF-16. */
  span: Span;
  values: Readonly<Record<string, string>>;
  /** The annotations that it stands for. */
  sources: readonly string[];
  /** The annotations at the same place that it decides against. */
  against: readonly string[];
  /** What made it, in words: a rule of merging ("majority of 3, exact"), or "chosen", "custom", "none". */
  rule: string;
  /** The person who decided; null where a rule did. */
  decidedBy: string | null;
  note: string;
  created: number;
}
