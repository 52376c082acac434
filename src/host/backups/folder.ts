import { existsSync, mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { momentsToKeep } from '../../core/backups/keep.ts';
import type { Backup, BackupReason } from '../../contract/safety-types.ts';
import { PassageError } from '../../contract/errors.ts';
import { writing } from '../export/pending-file.ts';

/** A backup's name: the moment in UTC, and why it was made. The number tells those of one second apart. */
const NAME = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z(?:-(\d+))?-(auto|asked|migration|restore)\.passage$/;
/** Made before something that cannot be undone: kept for a year, whatever else there is. */
const LASTING: ReadonlySet<BackupReason> = new Set(['migration', 'restore', 'asked']);
const YEAR = 365 * 86_400_000;

/** The folder beside a project that holds its backups: `hearings.passage-backups` for `hearings.passage`. */
export const backupFolder = (project: string): string =>
  join(dirname(project), `${basename(project).replace(/\.passage$/i, '')}.passage-backups`);

/** The backups of a project, the newest first. What else is in the folder is passed over. */
export function listBackups(project: string): Backup[] {
  const folder = backupFolder(project);
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .flatMap((id) => {
      const backup = readName(id);
      return backup ? [backup] : [];
    })
    .sort((a, b) => b.at - a.at || (a.id < b.id ? 1 : -1));
}

/** The path of a backup. Throws `not_found`: an id is a name in the folder, never a way out of it. */
export function backupPath(project: string, id: string): string {
  const path = join(backupFolder(project), id);
  if (!readName(id) || !statSync(path, { throwIfNoEntry: false })?.isFile())
    throw new PassageError('not_found', 'This backup is not there any more. Look at the list again.', { id });
  return path;
}

/** A free name for a backup of now, in the folder, which is made where it is missing. Throws `cannot_write`. */
export function newBackupPath(project: string, reason: BackupReason, now: number): string {
  const folder = backupFolder(project);
  writing(folder, () => mkdirSync(folder, { recursive: true }));
  const moment = new Date(now).toISOString().replace(/[-:]|\.\d+/g, '');
  for (let n = 1; ; n++) {
    const path = join(folder, `${moment}${n === 1 ? '' : `-${n}`}-${reason}.passage`);
    if (!existsSync(path)) return path;
  }
}

/** Removes backups that age has thinned out. Returns their ids. */
export function thinBackups(project: string, now: number): string[] {
  const backups = listBackups(project);
  const kept = momentsToKeep(
    backups.map((backup) => backup.at),
    now,
  );
  const surplus = backups.filter(
    ({ at, reason }) => !kept.has(at) && !(LASTING.has(reason) && now - at <= YEAR),
  );
  for (const { id } of surplus) rmSync(join(backupFolder(project), id), { force: true });
  return surplus.map(({ id }) => id);
}

function readName(id: string): Backup | null {
  const [, year, month, day, hour, minute, second, , reason] = NAME.exec(id) ?? [];
  if (year === undefined) return null;
  const at = Date.UTC(+year, +month! - 1, +day!, +hour!, +minute!, +second!);
  return { id, at, reason: reason as BackupReason };
}
