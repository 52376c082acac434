import {
  accessSync,
  closeSync,
  existsSync,
  openSync,
  readSync,
  realpathSync,
  rmSync,
  statSync,
  constants,
} from 'node:fs';
import { basename } from 'node:path';
import Database from 'better-sqlite3';
import { PassageError } from '../../contract/errors.ts';
import { cannotMake, cannotOpen, damaged } from './open-error.ts';
import { distrust, refuseOtherSchema } from './schema.ts';
import { APPLICATION_ID, MIGRATIONS, SCHEMA_VERSION } from './migrations/index.ts';

/** A connection that may write. Made only by {@link openForWriting} and {@link createFile}. */
export type WritableDb = Database.Database & { readonly __access: 'write' };
/** A connection that may only read: snapshots for exports, in any number. */
export type ReadableDb = Database.Database & { readonly __access: 'read' | 'write' };

/**
 * How commits reach the file. `wal`: SQLite's write-ahead log, which needs memory shared by all who have the file open,
 * so that all are on one machine. `delete`: the rollback journal, for folders of a network. `keep`: as the file has it
 * already, for threads beside the connection that chose it.
 */
export type Journal = 'wal' | 'delete' | 'keep';

export interface OpenOptions {
  journal?: Journal;
  /** Called where the file is of an older schema, before anything is changed in it; what it throws stops the opening. */
  beforeMigration?: (db: ReadableDb, version: number) => void;
}

/** A statement that takes values by their places. */
export type InsertStatement = Database.Statement<unknown[]>;

/** Makes a new, empty project file. Throws `exists` where there is one, `cannot_write` where the folder refuses. */
export function createFile(path: string, options: OpenOptions = {}): WritableDb {
  if (existsSync(path))
    throw new PassageError('exists', `“${basename(path)}” exists already. Choose another name, or open it.`);
  try {
    const db = new Database(path);
    db.pragma(`application_id = ${APPLICATION_ID}`);
    return prepare(db, path, options);
  } catch (error) {
    for (const end of ['', '-wal', '-shm']) rmSync(path + end, { force: true });
    throw cannotMake(path, error);
  }
}

/** Opens a project file to be written in, and brings it to the newest schema. */
export function openForWriting(path: string, options: OpenOptions = {}): WritableDb {
  assertProject(path);
  try {
    // SQLite opens a file that can only be read all the same, and refuses the first change.
    accessSync(path, constants.W_OK);
    return prepare(new Database(path, { fileMustExist: true }), path, options);
  } catch (error) {
    throw cannotOpen(path, error);
  }
}

/** Opens a second connection that sees the last commit and writes nothing. */
export function openForReading(path: string): ReadableDb {
  assertProject(path);
  try {
    const db = new Database(path, { fileMustExist: true, readonly: true });
    try {
      return refuseForeign(db, path) as ReadableDb;
    } catch (error) {
      db.close();
      throw error;
    }
  } catch (error) {
    throw cannotOpen(path, error);
  }
}

/** Makes a copy one file that readers leave as it is: without a WAL nothing comes to stand beside it. */
export function sealFile(path: string): void {
  const db = new Database(path, { fileMustExist: true });
  try {
    db.pragma('journal_mode = DELETE');
  } finally {
    db.close();
  }
}

/**
 * Makes a project file hold what another holds, in one transaction of SQLite's: whoever kills it leaves the one or the
 * other. Nobody else may write to it meanwhile.
 */
export async function overwriteWith(from: string, path: string): Promise<void> {
  const db = openForReading(from);
  try {
    await db.backup(path, { progress: () => 0x7fffffff });
  } finally {
    db.close();
  }
}

/** What a connection sees just now, in memory: it holds nothing of the file, which others then may write. */
export function openInMemory(db: ReadableDb): ReadableDb {
  const copy = new Database(db.serialize(), { readonly: true });
  distrust(copy);
  return copy as ReadableDb;
}

/** The one true name of an existing file, so that a link and its target are one project. */
export function realPath(path: string): string {
  try {
    return realpathSync(path);
  } catch (error) {
    throw cannotOpen(path, error);
  }
}

function prepare(db: Database.Database, path: string, options: OpenOptions): WritableDb {
  try {
    const journal = setJournal(db, path, options.journal ?? 'wal');
    // A WAL file that is opened again reads NORMAL: every connection sets it, and looks. Beside a rollback journal EXTRA is
    // what FULL is to a WAL: the journal's end is on the disk, too, before a commit returns.
    const synchronous = journal === 'wal' ? 2 : 3;
    db.pragma(`synchronous = ${synchronous}`);
    db.pragma('foreign_keys = ON');
    if (db.pragma('synchronous', { simple: true }) !== synchronous)
      throw new Error('synchronous is not full');
    migrate(db, options);
    return db as WritableDb;
  } catch (error) {
    db.close();
    throw error;
  }
}

function setJournal(db: Database.Database, path: string, wanted: Journal): string {
  // Held alone from the first access, a file with a WAL is read without shared memory, which a network folder has not.
  const alone = wanted === 'delete';
  if (alone) db.pragma('locking_mode = EXCLUSIVE');
  refuseForeign(db, path);
  const journal = db.pragma(wanted === 'keep' ? 'journal_mode' : `journal_mode = ${wanted}`, {
    simple: true,
  }) as string;
  if (alone) {
    db.pragma('locking_mode = NORMAL');
    // Given back at the next access.
    db.pragma('schema_version', { simple: true });
  }
  if (wanted !== 'keep' && journal !== wanted)
    throw new Error(`the journal mode is ${journal}, not ${wanted}`);
  return journal;
}

function refuseForeign(db: Database.Database, path: string): Database.Database {
  distrust(db);
  const application = db.pragma('application_id', { simple: true });
  if (application !== APPLICATION_ID)
    throw new PassageError(
      'cannot_open',
      `“${basename(path)}” is a database, but not a Passage project. Nothing was changed. Choose a file that Passage made.`,
    );
  const version = db.pragma('user_version', { simple: true }) as number;
  if (version > SCHEMA_VERSION)
    throw new PassageError(
      'too_new',
      `“${basename(path)}” was made by a newer Passage (schema ${version}; this one knows ${SCHEMA_VERSION}). Update Passage to open it. Nothing was changed.`,
    );
  if (version < 0) throw damaged(path);
  refuseOtherSchema(db, path, version);
  return db;
}

/** Each migration is one transaction together with the version it leads to. */
function migrate(db: Database.Database, { beforeMigration }: OpenOptions): void {
  const from = db.pragma('user_version', { simple: true }) as number;
  if (from > 0 && from < SCHEMA_VERSION) beforeMigration?.(db as ReadableDb, from);
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
    if (!statSync(path).isFile())
      throw new PassageError(
        'cannot_open',
        `“${name}” is not a file. Nothing was changed. Choose a file that Passage made.`,
      );
    const file = openSync(path, 'r');
    const buffer = Buffer.alloc(16);
    const read = readSync(file, buffer, 0, 16, 0);
    closeSync(file);
    head = buffer.toString('latin1', 0, read);
  } catch (error) {
    throw cannotOpen(path, error);
  }
  if (head === '' && /\.passage$/i.test(name))
    throw new PassageError(
      'damaged',
      `“${name}” is empty: it has 0 bytes. Nothing was changed. Restore a backup, or look for another copy of the file.`,
      { path },
    );
  if (head !== 'SQLite format 3\0')
    throw new PassageError(
      /\.passage$/i.test(name) ? 'damaged' : 'cannot_open',
      `“${name}” is not a Passage project, or its beginning is damaged. Nothing was changed. If it is your project, open a backup, or let Passage repair it into a new file.`,
      { path },
    );
}
