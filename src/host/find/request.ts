import type { FindQuery } from '../../core/find/query.ts';
import type { FilePseudonyms } from '../../contract/export-options.ts';
import type { FindIn, FoundLine } from '../../contract/find-types.ts';
import type { WireError } from '../../contract/errors.ts';

/** What is searched for in a project. */
export interface ProjectRequest {
  kind: 'project';
  query: FindQuery;
  in: readonly FindIn[];
  transcripts?: readonly string[] | undefined;
  speakers?: readonly string[] | undefined;
  tagged: 'any' | 'yes' | 'no';
  tag?: string | undefined;
  labels: boolean;
  furniture: boolean;
  /** UTF-16. */
  reach: number;
  most: number;
  /** Names that lines have pseudonyms for, in what people wrote; texts of transcripts stay. */
  pseudonyms?: FilePseudonyms | undefined;
}

/** What is searched for in one transcript: only where the hits are. */
export interface TranscriptRequest {
  kind: 'transcript';
  query: FindQuery;
  transcript: string;
  labels: boolean;
  furniture: boolean;
  most: number;
}

export type SearchRequest = ProjectRequest | TranscriptRequest;

/** A search for a thread. */
export interface SearchTask {
  /** The project file. */
  path: string;
  /** Whose eyes it is for; null sees nobody's work in a blind project. */
  viewer: string | null;
  request: SearchRequest;
  /** One number: not 0 asks the search to stop. */
  stop: Int32Array;
}

/** What the thread says; `end`, `error` or `stopped` is the last of a task. */
export type SearchMessage =
  | { begun: true }
  | { lines: FoundLine[] }
  | { edition: string; places: Uint8Array }
  | { done: number; total: number; transcript: string | null }
  | { end: { hits: number; more: boolean } }
  | { error: WireError }
  | { stopped: true };
