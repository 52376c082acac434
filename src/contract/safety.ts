import { z } from 'zod';
import { mutation, query } from './define.ts';
import type { Backup, BackupList, BackupLook, RepairReport } from './safety-types.ts';
import * as s from './schemas.ts';
import type { ProjectInfo } from './types.ts';

const place = z.string().min(1).max(4_000);
/** Which project: one by its place, where it cannot be opened; else the open one. */
const which = z.object({ place: place.optional() });
const backup = which.extend({ id: z.string().min(1).max(100) });

export const safetyProcedures = {
  'backups.list': query<BackupList>()(which),
  /** What is inside a backup, beside what the project holds now. In a blind project others' work is not counted in either. */
  'backups.look': query<BackupLook>()(backup),
  /** Of the open project. */
  'backups.make': mutation<Backup>()(s.nothing),
  /**
   * Puts a backup in the place of the project and opens it. What the project held is kept as a backup, or beside it where it was damaged.
   * Other windows on the project are closed.
   */
  'backups.restore': mutation<ProjectInfo>()(backup),

  /** Copies a project that can only be read to another place, and opens the copy. `to` absent: a free name beside it. */
  'project.openCopy': mutation<ProjectInfo>()(z.object({ place, to: place.optional() })),
  /** Writes what the open project holds to a new file and opens that: for a file that went away under it. */
  'project.saveCopy': mutation<ProjectInfo>()(z.object({ to: place.optional() })),
  /** Reads what can be read of a damaged project into a new file; the damaged one is only read. `to` absent: a name beside it. */
  'project.repair': mutation<RepairReport>()(z.object({ place, to: place.optional(), job: s.id.optional() })),
};
