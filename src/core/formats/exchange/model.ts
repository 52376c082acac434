import type { AttributeType, Example } from '../../model/codebook.ts';
import type { Layout } from '../../model/layout.ts';
import type { Span } from '../../model/span.ts';
import type { RowMapping } from '../rows/model.ts';
import type { Aspect } from './aspects.ts';
import type { Loss } from './loss.ts';
import type { OffsetUnit } from './offset-units.ts';

/**
 * What passes between Passage and another tool: every format parses to this and is serialized from it, so that the host
 * has one way in and one way out. Ids are strings of the file's own or of the project, unique within their kind.
 * Offsets are UTF-16 code units into the document's `text`, half-open, whatever the file counts in.
 */
export interface Exchange {
  documents: ExchangeDocument[];
  /** The codebook in its order; parents stand before what is under them. */
  tags: ExchangeTag[];
  annotators: ExchangeAnnotator[];
  /** What a format keeps of the whole collection: brat's configuration, for instance. */
  extras: ExchangeExtra[];
}

/**
 * What a file says and the model has no place for: kept in the project, and given back to the same format, which
 * writes it back. It outlives edits, so `ids` says which of the file's own names are which things here.
 */
export interface ExchangeExtra {
  /** {@link ExchangeFormat.name}. */
  format: string;
  /** Whose file it was, where a file is one annotator's; else null. Id of an annotator. */
  annotator: string | null;
  /** JSON, as the format likes. It may quote annotations: blind mode hides it with them. */
  data: unknown;
  /** By the file's own name of an annotation, a relation or a tag ("T12", "R1", "Claim"): its id in this exchange. */
  ids: Record<string, string>;
}

export interface ExchangeDocument {
  id: string;
  /** The file's name without its ending, or the title that the file gives. */
  name: string;
  /**
   * Exactly as it stands in the file: line ends, blanks and all, without a byte-order mark. No lone surrogates. Empty where
   * the file does not hold it and {@link ParseContext} knew none: the host then looks for `sha256`, or gives the document up.
   */
  text: string;
  /** SHA-256 of the text as UTF-8, lower-case hexadecimal: exports state it. Empty where the file does not say. */
  sha256: string;
  /** Path of the file that holds the text, among those that were read; empty in what is serialized. */
  file: string;
  metadata: DocumentMetadata;
  /** Blocks, turns and speakers where the format knows of them; null: detection proposes them from the text. */
  structure: Pick<Layout, 'blocks' | 'turns' | 'speakers'> | null;
  annotations: ExchangeAnnotation[];
  relations: ExchangeRelation[];
  extras: ExchangeExtra[];
}

export interface DocumentMetadata {
  /** ISO date, partial or empty. */
  date: string;
  source: string;
  /** BCP 47, or empty. */
  language: string;
  note: string;
  /** Values of variables, by the variable's name. */
  variables: Record<string, string>;
}

export interface ExchangeTag {
  id: string;
  name: string;
  /** `#rrggbb`; null where the file gives none. */
  colour: string | null;
  definition: string;
  guidelines: string;
  examples: readonly Example[];
  note: string;
  /** One character, or empty. */
  key: string;
  /** Id of the tag above; null at the root. */
  parent: string | null;
  attributes: ExchangeAttribute[];
}

export interface ExchangeAttribute {
  name: string;
  type: AttributeType;
  choices: readonly string[];
}

export interface ExchangeAnnotator {
  id: string;
  name: string;
  kind: 'person' | 'machine';
}

export interface ExchangeAnnotation {
  id: string;
  span: Span;
  /** Id of a tag of {@link Exchange.tags}. */
  tag: string;
  /** Id of an annotator; null where the file does not say who: the import asks. */
  annotator: string | null;
  /** By attribute name; values as text, as Passage stores them. */
  values: Record<string, string>;
  note: string;
  /** Milliseconds since 1970, UTC; null where the file gives none. */
  created: number | null;
  /** True where a machine proposes it: imported as a suggestion, not as an annotation. */
  suggested: boolean;
  /** Decisions of reviewers, and comments. */
  decisions: { reviewer: string; verdict: 'accept' | 'reject' | 'revise'; reason: string }[];
  comments: { annotator: string | null; text: string; created: number | null }[];
  /** True for a row of the gold set. */
  gold: boolean;
}

export interface ExchangeRelation {
  id: string;
  type: string;
  /** Ids of annotations; of another document where `documents` holds it. */
  from: string;
  to: string;
  annotator: string | null;
  note: string;
}

/** How well a file's offsets fit its own quotes, by unit: what the import reports, and why it chose the unit it did. */
export interface OffsetFit {
  unit: OffsetUnit;
  /** Documents for which the unit was chosen. */
  chosen: number;
  /** Annotations that have a quote to check, and how many of those the unit fits. */
  checked: number;
  fitted: number;
}

export interface Parsed {
  exchange: Exchange;
  /** What could not be anchored or understood, each kind once with its count and places. */
  losses: Loss[];
  /** The units tried, the one that fits best first; empty where the format has no offsets. */
  fits: OffsetFit[];
}

/** A file that a format reads or writes; `path` is relative, with forward slashes. */
export interface FormatFile {
  path: string;
  bytes: Uint8Array;
}

/** What a reader may ask of the project. */
export interface ParseContext {
  /** A text that a file speaks of without holding it, by its hash, else by its name. */
  findText(wanted: { sha256: string; name: string }): KnownText | null;
  /** What the columns of a table are for, where somebody said so. */
  rows?: RowMapping;
}

export interface KnownText {
  name: string;
  text: string;
  sha256: string;
}

export interface SerializeOptions {
  /** Where the format leaves the unit open. */
  unit?: OffsetUnit;
  /** Milliseconds since 1970 that stand as the time of the export, so that tests can compare bytes. */
  now: number;
}

export interface Serialized {
  files: FormatFile[];
  /** What the format cannot carry. The host writes them to `LOSS.txt` and shows them. */
  losses: Loss[];
}

/** A format of annotated documents. `src/core/formats/NAME/format.ts` exports one; `exchange/formats.ts` lists them. */
export interface ExchangeFormat {
  /** As files, options and docs name it ("brat"). */
  name: string;
  /** As people read it ("brat standoff"). */
  title: string;
  /** Endings of single files that it reads, with the dot; `.zip` where a folder or zip of several files belongs together. */
  endings: readonly string[];
  /** True where several files make one: they are read together, whatever is theirs of all that came. */
  together: boolean;
  /** Of files that may be its by their endings: true for those that are, where others have the same. */
  owns?(file: FormatFile): boolean;
  /** Of files that may be its, those that are, where that shows only when they are seen together (a text beside its sheet). */
  claims?(files: readonly FormatFile[]): FormatFile[] | Promise<FormatFile[]>;
  /** What comes back when its own files are read again. Of the rest, {@link reportUncarried} makes the losses. */
  carries: readonly Aspect[];
  /** True where these files look like the format's: by names and first bytes only, quickly, on any bytes. */
  recognizes(files: readonly FormatFile[]): boolean;
  /** Throws `FormatError` with a sentence where the files cannot be read at all; what is wrong with a part is a loss. */
  parse?(files: readonly FormatFile[], context: ParseContext): Parsed | Promise<Parsed>;
  serialize?(exchange: Exchange, options: SerializeOptions): Serialized | Promise<Serialized>;
}
