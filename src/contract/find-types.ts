/** Where can be searched. Quotes: the text under annotations, once for each that a hit lies in. */
export const FIND_IN = ['text', 'quotes', 'notes', 'comments', 'codebook'] as const;
export type FindIn = (typeof FIND_IN)[number];

/** A hit in its context (keyword in context). Blanks are single in `before`, `hit` and `after`: they are to be read. */
export interface FoundLine {
  in: FindIn;
  /** What the text that was searched belongs to: a transcript, an annotation, a tag, a comment, ... (names of the log). */
  of: { entity: string; id: string };
  /** Which of its fields: `text`, `quote`, `note`, `comment`, `reason`, `name`, `definition`, `guidelines`, `example`. */
  field: string;
  /** Null for what belongs to the project and the codebook. */
  transcript: string | null;
  /** Which edition `start` and `end` belong to; null where they belong to the field. */
  edition: string | null;
  /** Who says it; null where nobody does. */
  speaker: string | null;
  /** UTF-16. */
  start: number;
  end: number;
  before: string;
  hit: string;
  after: string;
}

/** How a search ended. */
export interface FindEnd {
  hits: number;
  /** There are more hits than were asked for. */
  more: boolean;
  /** The time limit stopped a regular expression: there may be more hits. Where that was, if in a transcript. */
  stopped: { seconds: number; transcript: string | null } | null;
}

export interface FoundInProject extends FindEnd {
  /** Empty where a job was named: its lines came with `found` events. */
  lines: FoundLine[];
}

/** The hits in one transcript. */
export interface FoundInTranscript extends FindEnd {
  edition: string;
  /** Start and end of each hit in turn (UTF-16), as little-endian 32-bit numbers; see `unpackRanges`. */
  ranges: Uint8Array;
}

/** Lines of a search that goes on, in their order. */
export interface Found {
  job: string;
  lines: FoundLine[];
}

/** What came of giving many places a tag. */
export interface ManyMade {
  action: string | null;
  made: number;
  /** Places where this annotator has given this tag to this very span before. */
  duplicates: number;
  /** Places in an edition that is no longer the transcript’s, or in transcripts that are gone. */
  stale: number;
}
