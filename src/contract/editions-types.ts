import type { Edits } from '../core/edits/edits.ts';
import type { Annotation } from '../core/model/annotation.ts';
import type { Span } from '../core/model/span.ts';
import type { Block, Turn } from '../core/model/structure.ts';
import type { Done } from './types.ts';

/** One text of a transcript. */
export interface EditionInfo {
  id: string;
  transcript: string;
  /** 1 is the imported text; a correction of edition n makes an n+1. Two that were made apart may have the same. */
  number: number;
  sha256: string;
  /** UTF-16. */
  length: number;
  /** The edition that was corrected; null for the imported text. */
  parent: string | null;
  /** How many places the correction changed. */
  changes: number;
  created: number;
  /** Who corrected; empty where the log does not say. */
  author: string;
  current: boolean;
}

/** An edition to read, with the annotations that have a place in it. */
export interface EditionContent {
  edition: EditionInfo;
  text: string;
  blocks: Block[];
  turns: Turn[];
  annotations: Annotation[];
  /** What the correction changed, in offsets of the parent. */
  edits: Edits;
}

/** Something that has no place in the current edition, since corrections have deleted what it stood on. */
export interface Orphan {
  entity: 'annotation' | 'gold';
  id: string;
  transcript: string;
  /** Null: gold that says "none of these". */
  tag: string | null;
  /** The annotator; for gold who decided it. Empty where a rule made it. */
  annotator: string;
  /** The edition in which it stood last, and its text there. */
  edition: string;
  quote: string;
  /** Where the quote stands in the current text, if it does just once. UTF-16. */
  found: Span | null;
}

/** What a correction did. */
export interface Corrected extends Done {
  /** The new edition; the one there was where nothing differs. */
  edition: string;
  /** Annotations that have no place any more, as far as they may be seen. */
  orphaned: string[];
  /** Annotations that lost some of their ranges. */
  partial: string[];
  /** Annotations of which some text is another one now. */
  changed: number;
}
