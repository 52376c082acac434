import type { Loss } from '../core/formats/exchange/loss.ts';
import type { TableDescription } from '../core/formats/rows/model.ts';
import type { OffsetFit } from '../core/formats/exchange/model.ts';
import type { Done } from './types.ts';

/** What became of the files that were added to a batch. */
export interface SortedFiles {
  /** Annotated documents, each group of files by the format that knows it. */
  exchanges: ExchangeSource[];
  /** All others, to be read one by one by `import.read` with their `part`. */
  rest: { part: string; path: string }[];
  /** A table that says what the other files are: title, date, variables by file name. */
  metadata: MetadataTable[];
  faults: { path: string; message: string }[];
}

/** Annotated documents that were read and wait for their import. Offsets in UTF-16. */
export interface ExchangeSource {
  /** Take this to `import.commitExchange`; it lasts until the project is closed. */
  upload: string;
  format: string;
  title: string;
  files: string[];
  documents: ExchangeDocumentSummary[];
  /** Whose annotations they are as the file says; `id` null: annotations of which it does not say. */
  annotators: ExchangeAnnotatorSummary[];
  tags: ExchangeTagSummary[];
  counts: {
    annotations: number;
    suggestions: number;
    relations: number;
    decisions: number;
    comments: number;
    gold: number;
  };
  /** The units of offsets that were tried, the best first. */
  fits: OffsetFit[];
  /** What could not be read or placed. */
  losses: Loss[];
  /** Where it is a table of rows: the table, and what its columns are taken for; `import.mapRows` changes that. */
  table?: TableDescription | undefined;
}

export interface ExchangeDocumentSummary {
  id: string;
  name: string;
  /** UTF-16. */
  length: number;
  annotations: number;
  /** Transcripts with the same text: the annotations may go there. */
  same: { id: string; title: string }[];
}

export interface ExchangeAnnotatorSummary {
  id: string | null;
  name: string;
  kind: 'person' | 'machine';
  annotations: number;
  /** The project's annotator of that name; null: a new one. */
  proposed: string | null;
}

export interface ExchangeTagSummary {
  id: string;
  name: string;
  /** Names from the root. */
  path: string;
  annotations: number;
  /** The project's tag of that name; null: a new one. */
  proposed: string | null;
  /** Attributes that the proposed tag does not have, and would get. */
  attributes: string[];
}

/** A table with a column that names the other files of a batch. */
export interface MetadataTable {
  path: string;
  /** The column with the names. */
  column: string;
  /** What it says of each file that it names, by the file's path in the batch. */
  files: Record<string, FileMetadata>;
  /** Names of which no file came. */
  missing: string[];
}

export interface FileMetadata {
  title?: string | undefined;
  date?: string | undefined;
  source?: string | undefined;
  language?: string | undefined;
  /** Every other column, by its name. */
  variables: Record<string, string>;
}

/** What an import of annotated documents did. */
export interface ImportedExchange extends Done {
  /** The transcripts that were made, and those that took annotations, in the file's order. */
  transcripts: string[];
  made: number;
  annotations: number;
  suggestions: number;
  relations: number;
  gold: number;
  /** Annotations that were there already, by the same annotator, and were not doubled. */
  already: number;
  losses: Loss[];
}
