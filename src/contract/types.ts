import type { Loss } from '../core/formats/exchange/loss.ts';
import type { Given } from '../core/layouts/given.ts';
import type { Annotation, Annotator } from '../core/model/annotation.ts';
import type { AttributeType } from '../core/model/codebook.ts';
import type { Block, Speaker, Turn } from '../core/model/structure.ts';

export interface AppInfo {
  version: string;
  /** Where the host runs: `desktop` picks files by path, `folder` keeps projects in one folder of the host. */
  places: 'desktop' | 'folder';
  /** The folder of `folder` places, for people to read. */
  folder: string;
}

/** A value that the page keeps on this machine, and since when (milliseconds since 1970). */
export interface Remembered {
  value: string;
  at: number;
}

/** A project that can be opened: in the folder, or used lately. */
export interface ProjectPlace {
  /** What `project.open` takes: a path (desktop) or a file name (folder). */
  place: string;
  name: string;
  /** Milliseconds since 1970; 0 where the file is gone. */
  modified: number;
}

export interface ProjectInfo {
  id: string;
  name: string;
  note: string;
  place: string;
  /** Who is at the desk: the author of what this session changes. */
  annotator: Annotator;
  history: HistoryState;
  /** The network file system that holds the file ("NFS"), where changes are saved without a WAL; null for a disk of this machine. */
  network: string | null;
  /** The name under which a damaged file was kept, where restoring a backup has just replaced it. */
  keptAs?: string;
}

/** What undo and redo would take back or bring back; null where there is nothing. */
export interface HistoryState {
  undo: string | null;
  redo: string | null;
}

/** What a mutation answers: the log's action, null where nothing changed. */
export interface Done {
  action: string | null;
}
export interface DoneWith extends Done {
  id: string;
}

export interface TranscriptSummary {
  id: string;
  title: string;
  date: string;
  source: string;
  language: string;
  note: string;
  /** The transcript that this one is a part of, and its place there; null for a whole one. */
  partOf: string | null;
  partIndex: number | null;
  fileName: string;
  /** The current edition, and its number: 1 is the imported text, each correction makes the next. */
  edition: string;
  editionNumber: number;
  /** Texts of the transcript that can be read: the current one, and those before or beside it. */
  editions: number;
  /** UTF-16 length of the current edition's text. */
  length: number;
  turns: number;
  /** Annotations that stand in the current edition. */
  annotations: number;
  /** Annotations of which corrections have deleted all text. */
  orphans: number;
  created: number;
}

export interface TranscriptContent {
  transcript: TranscriptSummary;
  /** The current edition's text, exactly as it was decoded. */
  text: string;
  sha256: string;
  /** How the source file was decoded ("utf-8"), and whether it began with a byte-order mark. */
  encoding: string;
  bom: boolean;
  /** Sorted by start. */
  blocks: Block[];
  turns: Turn[];
  /** Values of the project's own variables, by variable id. */
  variables: Record<string, string>;
}

export interface Variable {
  id: string;
  name: string;
  type: AttributeType;
  choices: readonly string[];
  position: number;
}

export interface SpeakerSummary extends Speaker {
  turns: number;
  annotations: number;
}

/** A source as the host reads it, before the import is made. */
export interface ReadSource {
  /** Take this to `import.commit`; it lasts until the project is closed. */
  upload: string;
  fileName: string;
  encoding: string;
  bom: boolean;
  text: string;
  sha256: string;
  /** What the text was extracted from ("docx", "vtt"); `text` where it is the file itself. */
  format: string;
  /** What the format says of the text's structure: for `detectLayout`. */
  given?: Given | undefined;
  /** What stands in the file and not in the text. */
  losses: Loss[];
  /** Transcripts of the project with the same text. */
  duplicates: { id: string; title: string }[];
}

/** Sent to every session on the project after each commit. */
export interface Changed {
  action: string;
  /** True where anything may have changed (a merge): ask for everything again. */
  all?: boolean;
  /** Entity names of the log, with the ids touched. */
  touched: Record<string, string[]>;
  /** Annotations made or changed, whole; hidden or deleted ones stand in `removed`. */
  annotations: Annotation[];
  removed: string[];
  history: HistoryState;
}

export interface Progress {
  /** The id that the caller gave. */
  job: string;
  done: number;
  /** 0 where it is not known. */
  total: number;
}

export interface CheckFinding {
  code: string;
  message: string;
  entity?: string;
  id?: string;
}

export interface ExportPreview {
  columns: string[];
  rows: string[][];
  /** There are more rows than these. */
  more: boolean;
  /** What is chosen: annotations, whatever a row is; files for `source`. */
  total: number;
  /** Files that the export would write, relative to the place; for `source` the imported files' names. */
  files: string[];
}

export interface ExportResult {
  /** Files written, relative to the place. */
  files: string[];
  rows: number;
  /** What the format could not carry, each a sentence; empty where all was carried. */
  losses: string[];
  /** In `folder` places: the address that the page downloads the result from, once. */
  download: string | null;
}

/** A line of the history. */
export interface HistoryEntry {
  id: string;
  at: number;
  actor: string;
  actorName: string;
  kind: 'do' | 'undo' | 'redo';
  name: string;
  summary: string;
}
