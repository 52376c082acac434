import type { PlannedLine } from '../core/codebook/plan.ts';
import type { TagMeaning } from '../core/model/tag-revision.ts';
import type { Relation, RelationType } from '../core/model/relation.ts';
import type { Span } from '../core/model/span.ts';

/** An annotation as it is read far from its text: with its words and its transcript's title. */
export interface QuotedAnnotation {
  id: string;
  transcript: string;
  title: string;
  tag: string;
  annotator: string;
  /** The beginning of its words, white space squeezed; of the newest edition that it stands in. */
  quote: string;
  /** In the transcript's current edition (UTF-16); null where that has no place for it. */
  span: Span | null;
}

/** A relation with what it links. */
export interface LinkedRelation extends Relation {
  fromEnd: QuotedAnnotation;
  toEnd: QuotedAnnotation;
}

export interface CountedRelationType extends RelationType {
  relations: number;
}

/** An annotation in the list of its tag. */
export interface TaggedAnnotation extends QuotedAnnotation {
  note: string;
  /** By attribute id. */
  values: Readonly<Record<string, string>>;
  /** The revision of the tag under which it was tagged or confirmed; null where that is not known. */
  revision: string | null;
}
export interface TaggedPage {
  /** All that match, in the order of transcripts and text. */
  ids: string[];
  /** The first of them. */
  rows: TaggedAnnotation[];
}

/** A revision of a tag, and the annotations that have it. */
export interface TagRevision {
  /** Null: annotations from before revisions were kept. */
  id: string | null;
  meaning: TagMeaning | null;
  annotations: number;
  /** When the tag came to say this, and who made it so; null where the log does not know: it was never so in this file, or was merged. */
  since: { at: number; by: string } | null;
}
export interface TagRevisions {
  /** What the tag says now. */
  current: TagRevision;
  /** What its other annotations were made under, the latest first. */
  others: TagRevision[];
}

/** What importing a codebook would do. */
export interface CodebookPlan {
  format: 'csv' | 'json';
  lines: PlannedLine[];
  /** What could not be taken as it stands, and what becomes of it. */
  findings: string[];
}
export interface CodebookImported extends CodebookPlan {
  action: string | null;
}
export interface CodebookExported {
  file: string;
  /** What the format could not carry, each a sentence. */
  losses: string[];
  /** In `folder` places: the address that the page downloads it from, once. */
  download: string | null;
}
