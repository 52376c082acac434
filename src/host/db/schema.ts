import { basename } from 'node:path';
import Database from 'better-sqlite3';
import { PassageError } from '../../contract/errors.ts';
import { MIGRATIONS } from './migrations/index.ts';

/** What a schema is made of, by kind and name; the statement without quotes, blanks and comments, which SQLite rewrites. */
type Schema = ReadonlyMap<string, string>;

const made = new Map<number, Schema>();

/** What the migrations make: the tables, indexes and views of a project of that version; of 0, which is just being made, none. */
function schemaOf(version: number): Schema {
  const known = made.get(version);
  if (known) return known;
  const db = new Database(':memory:');
  try {
    for (const { sql } of MIGRATIONS.slice(0, version)) db.exec(sql);
    const schema = readSchema(db);
    made.set(version, schema);
    return schema;
  } finally {
    db.close();
  }
}

function readSchema(db: Database.Database): Schema {
  const rows = db
    .prepare(
      // Of SQLite's own only what ANALYZE makes may stand there: a file can be written in which any name begins like those.
      `SELECT type, name, sql FROM sqlite_master WHERE sql IS NOT NULL AND NOT (type = 'table' AND name IN ('sqlite_stat1', 'sqlite_stat4'))`,
    )
    .all() as { type: string; name: string; sql: string }[];
  return new Map(rows.map(({ type, name, sql }) => [`${type} “${name}”`, plain(sql)]));
}

const plain = (sql: string): string =>
  sql
    .replace(/--[^\n]*/g, '')
    .replace(/["\s]/g, '')
    .toLowerCase();

/**
 * Throws `damaged` where a file's tables, indexes or views are not what its version says, or it has others: a file from elsewhere could
 * bring triggers, views under the names of our tables or computed columns, which would then run with every change. As SQLite
 * advises for files that one did not make (https://sqlite.org/security.html).
 */
export function refuseOtherSchema(db: Database.Database, path: string, version: number): void {
  const [expected, found] = [schemaOf(version), readSchema(db)];
  const other = [...found].find(([what, sql]) => expected.get(what) !== sql)?.[0];
  const missing = [...expected.keys()].find((what) => !found.has(what));
  if (other === undefined && missing === undefined) return;
  const what = other === undefined ? `It has no ${missing}.` : `Its ${other} is not what Passage makes.`;
  throw new PassageError(
    'damaged',
    `“${basename(path)}” is not laid out as Passage lays out its projects. ${what} Nothing was changed. If you trust where it comes from, let Passage repair it: what it can read goes into a new file.`,
    { path },
  );
}

/**
 * For every connection to a file that may come from elsewhere: nothing in its schema may call functions that do more than compute, and
 * pages are looked at before they are used.
 */
export function distrust(db: Database.Database): void {
  db.pragma('trusted_schema = OFF');
  db.pragma('cell_size_check = ON');
}
