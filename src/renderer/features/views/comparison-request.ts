/** What the comparison is asked to show when it is opened from elsewhere (a figure of agreement, say). */
export interface ComparisonRequest {
  annotators: readonly string[];
  /** Only these tags; empty for all. */
  tags: readonly string[];
  /** The transcripts that the asker speaks of; the first is opened where the open one is none of them. */
  transcripts: readonly string[];
}

let waiting: ComparisonRequest | null = null;

/** Leaves a request for the comparison, which takes it when it opens. */
export function askForComparison(request: ComparisonRequest): void {
  waiting = request;
}

/** Takes the request that waits; null where there is none. */
export function takeComparisonRequest(): ComparisonRequest | null {
  const request = waiting;
  waiting = null;
  return request;
}
