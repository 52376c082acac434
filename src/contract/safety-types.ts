/** Why a backup was made: by itself, because somebody asked, before a newer schema, or before another backup was restored. */
export type BackupReason = 'auto' | 'asked' | 'migration' | 'restore';

export interface Backup {
  /** Its name in the folder of backups. */
  id: string;
  /** Milliseconds since 1970. */
  at: number;
  reason: BackupReason;
}

export interface BackupList {
  /** Where they are, for people to read. */
  folder: string;
  /** The newest first. */
  backups: Backup[];
}

/** What a project file holds, as far as who asks may see it. */
export interface ProjectSummary {
  name: string;
  transcripts: number;
  annotations: number;
  /** By annotator, most first. */
  annotators: { name: string; annotations: number }[];
  /** The last change, milliseconds since 1970; null where there is none to be seen. */
  lastChange: number | null;
}

export interface BackupLook {
  backup: Backup;
  inside: ProjectSummary;
  /** The project now; null where it cannot be opened. */
  now: ProjectSummary | null;
}

/** What repairing a file came to. */
export interface RepairReport {
  /** The new file: what `project.open` takes. */
  place: string;
  name: string;
  /** Pages of the file, those that could not be used, and bytes that are not there at all. */
  pages: { total: number; damaged: number; missing: number };
  /** By table: rows that were read, of these or beside them those that the log brought back, and those known to be lost. */
  tables: { table: string; read: number; restored: number; lost: number }[];
  /** What a researcher has to know, in sentences. */
  losses: string[];
}
