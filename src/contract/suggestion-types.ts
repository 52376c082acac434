import type { Suggestion, SuggestionState } from '../core/model/suggestion.ts';
import type { Done } from './types.ts';

/** A suggestion as one person sees it: what others decided leaves it as it is. */
export interface ListedSuggestion extends Suggestion {
  state: SuggestionState;
  /** The annotation that accepting made of it, where that is still there. */
  annotation: string | null;
}

/** What looking for statistics found. */
export interface FoundSuggestions extends Done {
  /** Suggestions there are now on the transcripts that were looked through. */
  found: number;
  /** Of these, those that were not there before. */
  added: number;
  /** Transcripts that were looked through. */
  transcripts: number;
  /** Left out since they are in another language than the rules; to say so. */
  skipped: { transcript: string; title: string; language: string }[];
}

export interface DecidedSuggestions extends Done {
  /** The annotations that were made, in the order of the ids that were given. */
  annotations: string[];
}

/** Where an annotation came from. */
export interface SuggestionOrigin {
  suggestion: string;
  /** The machine annotator's name. */
  machine: string;
  verdict: 'accept' | 'change';
}
