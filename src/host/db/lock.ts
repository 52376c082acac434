import { randomUUID } from 'node:crypto';
import { existsSync, renameSync, rmSync, statSync } from 'node:fs';
import { hostname } from 'node:os';
import Database from 'better-sqlite3';
import { PassageError } from '../../contract/errors.ts';
import { cannotMake, cannotOpen, readOnly } from './open-error.ts';
import { distrust } from './schema.ts';

/** The name of the file beside the project that says who has it open. */
export const lockPath = (path: string): string => `${path}-lock`;

/**
 * One host a file. The lock is a reserved lock on a small database beside the project: the system lets go of it when
 * the process ends, however it ends, so a lock file that is left over is never in the way; and while it is held
 * others can still read in it who holds it.
 */
export class ProjectLock {
  readonly #db: Database.Database;
  readonly #path: string;

  /** Throws `in_use` where another host holds it, `cannot_open` where the folder cannot be written. */
  constructor(path: string) {
    this.#path = lockPath(path);
    for (let attempt = 0; ; attempt++) {
      const nonce = randomUUID();
      const db = acquire(path, this.#path, nonce);
      if (db && standsAt(this.#path, nonce)) {
        this.#db = db;
        return;
      }
      // The holder before us removed the file between our opening it and our lock: what we hold has no name any more.
      db?.close();
      if (attempt === 20) throw inUse(path, undefined);
    }
  }

  release(): void {
    if (!this.#db.open) return;
    // Removed while still held: nobody else can hold it at this moment, and who opened it before finds out by the nonce.
    rmSync(this.#path, { force: true });
    this.#db.close();
  }
}

/** Null where the file went away meanwhile, or was none that can be locked and is gone now: then it is to be tried again. */
function acquire(project: string, path: string, nonce: string): Database.Database | null {
  const before = fileAt(path);
  let db: Database.Database | undefined;
  try {
    db = openLock(path, project);
    db.exec('BEGIN IMMEDIATE');
    db.exec('CREATE TABLE IF NOT EXISTS holder (pid INTEGER, host TEXT, since INTEGER, nonce TEXT) STRICT');
    db.exec('DELETE FROM holder');
    db.prepare('INSERT INTO holder VALUES (?, ?, ?, ?)').run(process.pid, hostname(), Date.now(), nonce);
    const [read] = db.prepare('SELECT nonce FROM holder').pluck().all();
    if (read !== nonce) throw new NoLock();
    db.exec('COMMIT');
    db.exec('BEGIN IMMEDIATE');
    return db;
  } catch (error) {
    const holder = db && isBusy(error) ? readHolder(db) : undefined;
    db?.close();
    if (isBusy(error)) throw inUse(project, holder);
    if (isMoved(error)) return null;
    // Nobody who holds a lock leaves it like this: a power cut did, or it never was one.
    if (isNoLock(error) && removeFile(path, before)) return null;
    // A lock that nobody could write is none.
    if (statSync(path, { throwIfNoEntry: false })?.size === 0) rmSync(path, { force: true });
    // A new project is locked before its file is there.
    throw existsSync(project) ? cannotOpen(project, error) : cannotMake(project, error);
  }
}

/** What stands there is an SQLite file, but not one of ours. */
class NoLock extends Error {}

const fileAt = (path: string): number | undefined => statSync(path, { throwIfNoEntry: false })?.ino;

/**
 * Removes the file that was looked at, and what SQLite keeps beside it; not one that another process put there since. False where it cannot be
 * removed.
 */
function removeFile(path: string, inode: number | undefined): boolean {
  const aside = `${path}.${randomUUID()}`;
  try {
    renameSync(path, aside);
    if (fileAt(aside) !== inode) {
      // It has a holder by now, whose name this is.
      renameSync(aside, path);
      return true;
    }
    for (const name of [aside, `${path}-journal`, `${path}-wal`, `${path}-shm`])
      rmSync(name, { force: true });
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ENOENT';
  }
}

/** True where the file of that name is the one that carries our nonce. */
function standsAt(path: string, nonce: string): boolean {
  try {
    const db = new Database(path, { readonly: true, fileMustExist: true, timeout: 0 });
    const found = (db.prepare('SELECT nonce FROM holder').get() as { nonce: string } | undefined)?.nonce;
    db.close();
    return found === nonce;
  } catch {
    return false;
  }
}

interface Holder {
  pid: number;
  host: string;
  since: number;
}

function openLock(path: string, project: string): Database.Database {
  try {
    const db = new Database(path, { timeout: 0 });
    distrust(db);
    // In memory: a journal beside it has a name that the next holder's file would go by, too. What a kill leaves half-written is no lock.
    db.pragma('journal_mode = MEMORY');
    db.pragma('synchronous = OFF');
    return db;
  } catch (error) {
    if (isBusy(error) || isMoved(error) || isNoLock(error)) throw error;
    if (!existsSync(project)) throw cannotMake(project, error);
    throw isFull(error) ? cannotOpen(project, error) : readOnly(project, error);
  }
}

function readHolder(db: Database.Database): Holder | undefined {
  try {
    return db.prepare('SELECT pid, host, since FROM holder').get() as Holder | undefined;
  } catch {
    return undefined;
  }
}

const isFull = (error: unknown) => error instanceof Database.SqliteError && error.code === 'SQLITE_FULL';
/** The file was removed while we had it open. */
const isMoved = (error: unknown) =>
  error instanceof Database.SqliteError && error.code === 'SQLITE_READONLY_DBMOVED';
/** It cannot be read, or holds other things under the names that a lock has. */
const isNoLock = (error: unknown) =>
  error instanceof NoLock ||
  (error instanceof Database.SqliteError && /^SQLITE_(NOTADB|CORRUPT|ERROR|CONSTRAINT)/.test(error.code));
const isBusy = (error: unknown) =>
  error instanceof Database.SqliteError && /^SQLITE_(BUSY|LOCKED)/.test(error.code);

function inUse(path: string, holder: Holder | undefined): PassageError {
  const by = holder ? ` (process ${holder.pid} on ${holder.host})` : '';
  return new PassageError(
    'in_use',
    `This project is open in another Passage${by}. Nothing was changed. Close it there first, or work in a copy of the file.`,
    { path, ...holder },
  );
}
