import { closeSync, existsSync, openSync, readSync, realpathSync, rmSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import Database from 'better-sqlite3';
import { PassageError } from '../../contract/errors.ts';
import { APPLICATION_ID, MIGRATIONS, SCHEMA_VERSION } from './migrations/index.ts';

/** A connection that may write. Made only by {@link openForWriting} and {@link createFile}. */
export type WritableDb = Database.Database & { readonly __access: 'write' };
/** A connection that may only read: snapshots for exports, in any number. */
export type ReadableDb = Database.Database & { readonly __access: 'read' | 'write' };

/** Makes a new, empty project file. Throws `exists` where there is one, `cannot_write` where the folder refuses. */
export function createFile(path: string): WritableDb {
  if (existsSync(path))
    throw new PassageError('exists', `“${basename(path)}” exists already. Choose another name, or open it.`);
  try {
    const db = new Database(path);
    db.pragma(`application_id = ${APPLICATION_ID}`);
    return prepare(db, path);
  } catch (error) {
    for (const end of ['', '-wal', '-shm']) rmSync(path + end, { force: true });
    throw cannotOpen(path, error);
  }
}

/** Opens a project file to be written in, and brings it to the newest schema. */
export function openForWriting(path: string): WritableDb {
  assertProject(path);
  try {
    return prepare(new Database(path, { fileMustExist: true }), path);
  } catch (error) {
    throw cannotOpen(path, error);
  }
}

/** Opens a second connection that sees the last commit and writes nothing. */
export function openForReading(path: string): ReadableDb {
  assertProject(path);
  try {
    const db = new Database(path, { fileMustExist: true, readonly: true });
    return refuseForeign(db, path) as ReadableDb;
  } catch (error) {
    throw cannotOpen(path, error);
  }
}

/** The one true name of an existing file, so that a link and its target are one project. */
export function realPath(path: string): string {
  try {
    return realpathSync(path);
  } catch (error) {
    throw cannotOpen(path, error);
  }
}

function prepare(db: Database.Database, path: string): WritableDb {
  try {
    refuseForeign(db, path);
    db.pragma('journal_mode = WAL');
    // A WAL file that is opened again reads NORMAL: every connection sets FULL, and looks.
    db.pragma('synchronous = FULL');
    db.pragma('foreign_keys = ON');
    if (db.pragma('synchronous', { simple: true }) !== 2) throw new Error('synchronous is not FULL');
    migrate(db);
    return db as WritableDb;
  } catch (error) {
    db.close();
    throw error;
  }
}

function refuseForeign(db: Database.Database, path: string): Database.Database {
  const application = db.pragma('application_id', { simple: true });
  if (application !== APPLICATION_ID)
    throw new PassageError('cannot_open', `“${basename(path)}” is a database, but not a Passage project.`);
  const version = db.pragma('user_version', { simple: true }) as number;
  if (version > SCHEMA_VERSION)
    throw new PassageError(
      'too_new',
      `“${basename(path)}” was made by a newer Passage (schema ${version}; this one knows ${SCHEMA_VERSION}). Update Passage to open it. Nothing was changed.`,
    );
  return db;
}

/** Each migration is one transaction together with the version it leads to. */
function migrate(db: Database.Database): void {
  const from = db.pragma('user_version', { simple: true }) as number;
  for (let version = from; version < SCHEMA_VERSION; version++) {
    db.transaction(() => {
      db.exec(MIGRATIONS[version]!.sql);
      db.pragma(`user_version = ${version + 1}`);
    }).immediate();
  }
}

/** Looks at the first bytes, so that a picture or an empty file gets a sentence of its own. */
function assertProject(path: string): void {
  const name = basename(path);
  let head: string;
  try {
    if (!statSync(path).isFile()) throw new PassageError('cannot_open', `“${name}” is not a file.`);
    const file = openSync(path, 'r');
    const buffer = Buffer.alloc(16);
    const read = readSync(file, buffer, 0, 16, 0);
    closeSync(file);
    head = buffer.toString('latin1', 0, read);
  } catch (error) {
    throw cannotOpen(path, error);
  }
  if (head !== 'SQLite format 3\0')
    throw new PassageError('cannot_open', `“${name}” is not a Passage project, or its beginning is damaged.`);
}

function cannotOpen(path: string, error: unknown): PassageError {
  if (error instanceof PassageError) return error;
  const name = basename(path);
  const code = (error as NodeJS.ErrnoException).code ?? '';
  const sentence =
    code === 'ENOENT'
      ? `There is no file “${path}”.`
      : code === 'EACCES' || code === 'EPERM' || code === 'SQLITE_READONLY'
        ? `You may not open “${name}” for writing. Copy it to a folder of your own, and open the copy.`
        : code.startsWith('SQLITE_CORRUPT') || code === 'SQLITE_NOTADB'
          ? `“${name}” is damaged and cannot be opened. Nothing was changed; keep the file and open a backup.`
          : code === 'SQLITE_FULL' || code === 'ENOSPC'
            ? `The disk is full: “${name}” cannot be opened for writing. Make room, and try again.`
            : `“${name}” cannot be opened: ${(error as Error).message}.`;
  return new PassageError('cannot_open', sentence, undefined, { cause: error });
}
