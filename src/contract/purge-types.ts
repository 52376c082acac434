export type PurgeKind = 'transcript' | 'annotator' | 'speaker';

/** What a purge would take, before it is confirmed. */
export interface PurgePreview {
  what: PurgeKind;
  id: string;
  /** The title or name that the confirmation must repeat. */
  name: string;
  /** Every name that the person has borne here; for a transcript none. */
  names: string[];
  /** Rows that would go, by what they are in the log's words, deleted ones too. */
  rows: Record<string, number>;
  /** Places in texts where the names stand, in all editions; 0 for a transcript. */
  places: number;
  backups: number;
}

export interface PurgeReport {
  what: PurgeKind;
  /** What stands for the person now; null for a transcript. */
  pseudonym: string | null;
  rows: Record<string, number>;
  /** Entries of the log that went, and whole actions. */
  changes: number;
  actions: number;
  /** Imported files whose stored bytes were removed. */
  sources: number;
  /** Places in texts that were masked. */
  places: number;
  /** Places in texts where the names were left. */
  placesLeft: number;
  backups: {
    purged: string[];
    deleted: string[];
    /** What the system did not let go of, and files in the folder that are no backups. */
    left: string[];
  };
  /** Other files of this project in the same folder, which are left alone. */
  copies: string[];
  /** Notes of this machine (drafts, places) that were forgotten. */
  remembered: number;
  /** Where it may still be, in sentences. */
  mayRemain: string[];
}
