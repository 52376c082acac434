import { copyFileSync, existsSync } from 'node:fs';
import { damaged } from './open-error.ts';
import { openForReading, openForWriting, type WritableDb } from './open.ts';
import { spreadPacks } from './packs.ts';

/**
 * Makes a copy of a project file as of its last commit, brought to our schema and its log spread, to be attached and read. The original is
 * only read, and may be open elsewhere. Throws as opening does.
 */
export async function snapshotFile(path: string, copy: string): Promise<void> {
  const db = openForReading(path);
  try {
    await db.backup(copy);
  } catch (error) {
    // A folder that cannot be written has no place for SQLite's shared memory: without a WAL the file is whole as it is.
    if (existsSync(`${path}-wal`)) throw error;
    copyFileSync(path, copy);
  } finally {
    db.close();
  }
  const own = openForWriting(copy);
  try {
    // Comes from elsewhere: what its pages, columns and rules say is looked at before any row of it counts.
    if (own.prepare('PRAGMA integrity_check(1)').pluck().get() !== 'ok') throw damaged(path);
    own.transaction(() => spreadPacks(own))();
  } finally {
    own.close();
  }
}

/** Makes the tables of another project readable under a schema name. Not possible within a transaction. */
export function attach(db: WritableDb, path: string, schema: string): void {
  db.prepare(`ATTACH DATABASE ? AS ${schema}`).run(path);
}

/** Lets go of another project's tables. Not possible within a transaction, nor while a statement reads them. */
export function detach(db: WritableDb, schema: string): void {
  db.exec(`DETACH DATABASE ${schema}`);
}
