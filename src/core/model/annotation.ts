import type { Span } from './span.ts';

/** Who annotated: a person, or a named machine source of suggestions. */
export interface Annotator {
  id: string;
  name: string;
  kind: 'person' | 'machine';
}

/** A span with a tag, by somebody. Times are milliseconds since 1970, UTC. */
export interface Annotation {
  id: string;
  transcript: string;
  /** The edition that the span's offsets (UTF-16) belong to. */
  edition: string;
  span: Span;
  /** How many of its ranges corrections of the text have deleted since somebody put it there; absent where none. */
  lost?: number;
  tag: string;
  annotator: string;
  /** By attribute id; every value as text (`true`/`false`, decimal point, ISO date). */
  values: Readonly<Record<string, string>>;
  note: string;
  created: number;
  modified: number;
}
