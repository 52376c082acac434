import Database from 'better-sqlite3';

/** For tests: any SQLite file, as it is, without a look at what it holds. */
export const openRaw = (path: string): Database.Database => new Database(path);
