import type { Span } from './span.ts';

/**
 * What one's word on a suggestion is: none yet; it became an annotation as it was, or with something changed; it is not to
 * be one; or one has tagged the place alike oneself, so that there is nothing to say.
 */
export const SUGGESTION_STATES = ['open', 'accepted', 'changed', 'rejected', 'tagged'] as const;
export type SuggestionState = (typeof SUGGESTION_STATES)[number];

/** What a machine annotator proposes. It is no annotation: it counts nowhere until somebody accepts it. */
export interface Suggestion {
  id: string;
  transcript: string;
  /** The edition that the span's offsets (UTF-16) belong to. */
  edition: string;
  span: Span;
  tag: string;
  /** The machine annotator. */
  annotator: string;
  /** By attribute id, as for annotations. */
  values: Readonly<Record<string, string>>;
  note: string;
}
