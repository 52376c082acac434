import type { Annotation, Annotator } from '../core/model/annotation.ts';
import type { Decision, Gold, ReviewState, Verdict } from '../core/model/review.ts';
import type { Place, PlaceKind } from '../core/review/compare.ts';
import type { HistoryEntry } from './types.ts';

/** The people who work at this machine, and who of them is at the desk. */
export interface Profiles {
  current: string | null;
  people: Annotator[];
}

export interface ProjectSettings {
  /** Who has not finished a transcript sees nobody else's work on it. */
  blind: boolean;
  /** Anybody may change anybody's annotations; the log says who did. */
  correct: boolean;
}

/** One annotator's work on one transcript. */
export interface Pass {
  transcript: string;
  annotator: string;
  state: 'open' | 'done';
}

/** One cell of the board; cells with nothing in them are left out. */
export interface BoardCell {
  transcript: string;
  annotator: string;
  /** `none`: assigned, not begun. A transcript with annotations and no word on its pass is open. */
  state: 'none' | 'open' | 'done';
  /** Null where blind mode hides it. */
  annotations: number | null;
  /** The rounds that assign the transcript to the annotator. */
  rounds: string[];
}
export interface Board {
  transcripts: { id: string; title: string; length: number }[];
  annotators: Annotator[];
  rounds: { id: string; name: string }[];
  cells: BoardCell[];
  /** Transcripts on which blind mode hides others' work from who asks. */
  hidden: string[];
}

/** A state of the codebook, by the log: its last change, and how many actions changed it up to there. */
export interface CodebookRevision {
  clock: string;
  number: number;
  /** Milliseconds since 1970; 0 for the starter codebook. */
  at: number;
}
export interface Round {
  id: string;
  name: string;
  codebook: CodebookRevision;
  /** The codebook was changed since the round began. */
  codebookChanged: boolean;
  /** Share of the transcripts that several annotators code, and the seed of the draw; null where assigned by hand only. */
  share: number | null;
  seed: number | null;
  created: number;
  assignments: { transcript: string; annotator: string }[];
}

export interface QueueItem {
  id: string;
  transcript: string;
  annotator: string;
  tag: string;
  state: ReviewState;
  /** Decisions that an edit of the annotation made stale. */
  stale: number;
  /** One's own decision that counts. */
  mine: Verdict | null;
  comments: number;
}

export interface NamedDecision extends Decision {
  reviewerName: string;
}
export interface Comment {
  id: string;
  annotation: string;
  annotator: string;
  annotatorName: string;
  text: string;
  created: number;
}
export interface ReviewOf {
  annotation: Annotation;
  state: ReviewState;
  decisions: NamedDecision[];
  comments: Comment[];
  history: HistoryOf[];
}

/** One field of one row that an action changed, in words that people read. Empty: there was or is nothing. */
export interface FieldChange {
  entity: string;
  field: string;
  before: string;
  after: string;
}
/** An action, as far as it changed one thing. */
export interface HistoryOf extends HistoryEntry {
  fields: FieldChange[];
}

export interface Comparison {
  transcript: string;
  edition: string;
  annotators: string[];
  /** Whose pass on the transcript is not done: figures of agreement leave the transcript out for them. */
  open: string[];
  /** In the order of the text. */
  places: Place[];
  counts: Record<PlaceKind, number>;
}

export interface GoldPlace extends Place {
  /** Gold that names one of the place's annotations; empty: the place waits to be decided. */
  gold: string[];
}
export interface GoldOf {
  transcript: string;
  edition: string;
  annotators: string[];
  /** In the order of the text, with those that say "none of these" (tag null). `stale`: a source was edited or deleted after a person decided. */
  gold: (Gold & { stale: boolean })[];
  places: GoldPlace[];
  undecided: number;
}
export interface GoldBuilt {
  action: string | null;
  added: number;
  removed: number;
  unchanged: number;
  /** Groups on which a person has decided: left as they are. */
  kept: number;
  /** Places that wait to be decided. */
  undecided: number;
}

export interface LogExported {
  file: string;
  rows: number;
  /** In `folder` places: the address that the page downloads it from, once. */
  download: string | null;
}
