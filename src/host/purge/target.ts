import { readdirSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { PassageError } from '../../contract/errors.ts';
import type { PurgeKind, PurgePreview } from '../../contract/purge-types.ts';
import { listBackups } from '../backups/folder.ts';
import { openForReading, type WritableDb } from '../db/open.ts';
import { countDead, findDead, joinedWith } from './dead.ts';
import { countPlaces } from './mask.ts';
import { nameFinder, namesOf } from './names.ts';

const NAMES: Record<PurgeKind, string> = {
  transcript: 'SELECT title FROM transcripts WHERE id = ?',
  annotator: 'SELECT name FROM annotators WHERE id = ?',
  speaker: 'SELECT name FROM speakers WHERE id = ?',
};

/** The title or name of what is to go, deleted things too: deleting leaves everything in the file. Throws `not_found`. */
export function nameOf(db: WritableDb, what: PurgeKind, id: string): string {
  const name = db.prepare(NAMES[what]).pluck().get(id) as string | undefined;
  if (name === undefined)
    throw new PassageError(
      'not_found',
      `This ${what} is not in the project, or was purged already. Nothing was changed.`,
      { id },
    );
  return name;
}

/** What a purge would take. */
export function previewOf(db: WritableDb, path: string, what: PurgeKind, id: string): PurgePreview {
  const name = nameOf(db, what, id);
  const ids = what === 'speaker' ? [id] : joinedWith(db, what, id);
  findDead(db, what === 'transcript' ? ids : [], what === 'annotator' ? ids : []);
  const rows = countDead(db);
  const names = what === 'transcript' ? [] : namesOf(db, what, ids, '');
  return { what, id, name, names, rows, places: placesOf(db, names), backups: listBackups(path).length };
}

/** Places of names in the texts of all editions. */
export function placesOf(db: WritableDb, names: readonly string[]): number {
  const find = nameFinder(names);
  // A statement that is not read to its end keeps the connection busy.
  if (!find) return 0;
  return countPlaces(db.prepare('SELECT text FROM editions').pluck().iterate() as Iterable<string>, find);
}

/** Other files of the same project beside it: copies that somebody made. Returns their names. */
export function copiesBeside(db: WritableDb, path: string): string[] {
  const id = db.prepare('SELECT id FROM project ORDER BY id LIMIT 1').pluck().get();
  return readdirSync(dirname(path)).filter((name) => {
    if (!name.endsWith('.passage') || name === basename(path)) return false;
    try {
      const other = openForReading(join(dirname(path), name));
      try {
        return other.prepare('SELECT 1 FROM project WHERE id = ?').get(id) !== undefined;
      } finally {
        other.close();
      }
    } catch {
      // What cannot be read may hold anything.
      return true;
    }
  });
}
