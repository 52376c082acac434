/** What somebody maps when things were made apart: the other file's id, and the one of this project that it is. */
export interface MergeMapping {
  entity: 'tag' | 'annotator' | 'relation_type';
  from: string;
  into: string;
}

/** A thing of the other file that has the name of one here, under another id. */
export interface MergeOffer extends MergeMapping {
  name: string;
  /** Annotations (relations, for a type of them) of the other file that it stands for. */
  annotations: number;
}

/** One field of one thing that both sides changed; the later change stands. */
export interface MergeConflict {
  entity: string;
  id: string;
  field: string;
  /** What people know the thing by: a tag's name, an annotation's quote. */
  what: string;
  here: string;
  there: string;
  kept: 'here' | 'there';
}

/** What merging one file does, or would do. */
export interface MergeFileReport {
  file: string;
  /** The project's name in that file. */
  project: string;
  /** New actions of the log; null where there are some, and blind mode hides how many. */
  actions: number | null;
  annotators: string[];
  transcripts: string[];
  /** Transcripts whose text both have under two ids; they become one. */
  joined: string[];
  annotations: { annotator: string; added: number; changed: number; deleted: number }[];
  tags: { name: string; what: 'new' | 'changed' | 'deleted' }[];
  decisions: number;
  /** Corrected texts that came, by the titles of their transcripts. */
  corrections: string[];
  /** Live annotations that have no place in the merged texts of transcripts that this file touched. */
  orphans: number;
  conflicts: MergeConflict[];
  offers: MergeOffer[];
  mapped: MergeOffer[];
  /** Titles and names that the file still holds, and that stayed out because they were purged here. */
  purged: string[];
  /** Titles and names that were purged in the file, and that this project still holds. */
  toPurge: string[];
  /** Titles that come in under another id, though a text from the same imported file was purged here. */
  again: string[];
}

export interface MergeReport {
  /** The log's action; null where nothing was new, or nothing was done (`dryRun`). */
  action: string | null;
  files: MergeFileReport[];
}
