import { copyFileSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { backupFolder } from '../backups/folder.ts';
import { checkProject } from '../check.ts';
import { repairFile } from '../repair/repair.ts';
import { STARTER_TAGS } from '../starter.ts';
import { type Desk, importText, openDesk } from '../testing.ts';
import { openForReading, openForWriting } from './open.ts';
import { openRaw } from './raw.ts';

let desk: Desk;
beforeEach(() => {
  desk = openDesk();
});
afterEach(() => desk.dispose());

/** What somebody might send whose project runs their SQL, or is laid out as ours is not. */
const FOREIGN: readonly [what: string, sql: string][] = [
  [
    'a trigger',
    `CREATE TRIGGER t AFTER INSERT ON annotations BEGIN UPDATE annotations SET note = 'changed'; END`,
  ],
  [
    'a trigger called like an index',
    `CREATE TRIGGER annotations_tag AFTER INSERT ON tags BEGIN DELETE FROM tags; END`,
  ],
  [
    'a view under the name of a table',
    `DROP TABLE orphans; CREATE VIEW orphans AS SELECT id AS annotation_id FROM annotations`,
  ],
  [
    'another view under the name of ours',
    `DROP VIEW live_tags; CREATE VIEW live_tags AS SELECT * FROM tags WHERE 0`,
  ],
  ['a computed column', `ALTER TABLE tags ADD COLUMN evil TEXT AS (upper(name)) VIRTUAL`],
  ['a column more', `ALTER TABLE tags ADD COLUMN more TEXT`],
  ['an index on an expression', `CREATE INDEX evil ON annotations (upper(note))`],
  ['a virtual table', `CREATE VIRTUAL TABLE evil USING fts5 (text)`],
  ['a table without its index', `DROP INDEX annotations_tag`],
  [
    'a trigger called like SQLite’s own',
    `PRAGMA writable_schema = ON; INSERT INTO sqlite_master VALUES ('trigger', 'sqlite_stat1', 'actions', 0,
       'CREATE TRIGGER sqlite_stat1 AFTER INSERT ON actions BEGIN DELETE FROM annotations; END')`,
  ],
  ['a partial index', `CREATE INDEX evil ON annotations (id) WHERE note > ''`],
  [
    'a virtual table in the place of a table',
    `DROP TABLE orphans; CREATE VIRTUAL TABLE orphans USING fts5 (annotation_id)`,
  ],
  [
    'a rule less',
    `PRAGMA writable_schema = ON; UPDATE sqlite_master SET sql = replace(sql, ' STRICT', '') WHERE name = 'meta'`,
  ],
  ['tables, but no version', `PRAGMA user_version = 0`],
  ['the version of an earlier one', `PRAGMA user_version = 1`],
  ['a table less', `DROP TABLE extras`],
];
/** Where SQLite itself, or the version, says that the file is damaged. */
const UNREADABLE: readonly [what: string, sql: string][] = [
  [
    'a schema that is no SQL',
    `PRAGMA writable_schema = ON; UPDATE sqlite_master SET sql = 'CREATE TABLE meta (' WHERE name = 'meta'`,
  ],
  ['a version below all', `PRAGMA user_version = -7`],
];

/** A project with an annotation, closed; where `sql` is given, with that done to it. */
async function made(sql?: string): Promise<void> {
  const transcript = await importText(desk, 'Anna Bell:\n\nAbout 12 hotels were full.\n');
  await desk.call('annotations.create', { transcript, span: [[12, 20]], tag: STARTER_TAGS.claim, note: 'N' });
  desk.host.close();
  if (sql === undefined) return;
  const raw = openRaw(desk.path);
  raw.unsafeMode(true);
  raw.exec(sql);
  raw.pragma('wal_checkpoint(TRUNCATE)');
  raw.close();
}

describe('a project file from elsewhere', () => {
  it.each(FOREIGN)('with %s is not opened, and is left as it is', async (_, sql) => {
    await made(sql);
    const bytes = readFileSync(desk.path);
    const refused = expect.objectContaining({
      code: 'damaged',
      message: expect.stringMatching(
        /not laid out as Passage lays out .* Nothing was changed\. .* repair/,
      ) as string,
    }) as Error;
    expect(() => desk.reopen()).toThrow(refused);
    expect(() => openForWriting(desk.path)).toThrow(refused);
    expect(() => openForReading(desk.path)).toThrow(refused);
    const other = openDesk();
    await expect(other.call('merge.run', { sources: [{ place: desk.path }] })).rejects.toEqual(refused);
    other.dispose();
    expect(readFileSync(desk.path).equals(bytes)).toBe(true);
  });

  it.each(UNREADABLE)('with %s is not opened either', async (_, sql) => {
    await made(sql);
    const refused = expect.objectContaining({ code: 'damaged' }) as Error;
    expect(() => openForWriting(desk.path)).toThrow(refused);
    expect(() => openForReading(desk.path)).toThrow(refused);
  });

  it.each([...FOREIGN.filter(([what]) => what !== 'a table less'), ...UNREADABLE])(
    'with %s can be repaired',
    async (_, sql) => {
      await made(sql);
      const to = join(desk.folder, 'repaired.passage');
      repairFile(desk.path, to, () => {});
      const db = openForReading(to);
      expect(checkProject(db)).toEqual([]);
      expect(db.prepare('SELECT note FROM annotations').pluck().all()).toEqual(['N']);
      db.close();
    },
  );

  it.each([
    [
      'a value that its column refuses',
      'PRAGMA ignore_check_constraints = ON; UPDATE annotations SET deleted = 7',
    ],
    [
      'an index on the pages of another',
      `PRAGMA writable_schema = ON; UPDATE sqlite_master SET rootpage = (
         SELECT rootpage FROM sqlite_master WHERE name = 'annotations_tag') WHERE name = 'annotations_transcript'`,
    ],
  ])('with %s is not merged', async (_, sql) => {
    await made(sql);
    const other = openDesk();
    await expect(other.call('merge.run', { sources: [{ place: desk.path }] })).rejects.toMatchObject({
      code: 'damaged',
    });
    other.dispose();
  });

  it('is not restored from a backup, nor looked into', async () => {
    await made(FOREIGN[0]![1]);
    const other = openDesk();
    mkdirSync(backupFolder(other.path));
    const id = '20260101T000000Z-asked.passage';
    copyFileSync(desk.path, join(backupFolder(other.path), id));
    for (const name of ['backups.look', 'backups.restore'] as const)
      await expect(other.call(name, { id })).rejects.toMatchObject({ code: 'damaged' });
    other.dispose();
  });

  it('is not trusted by any connection, and not taken for damaged where SQLite writes its own tables into it', async () => {
    await made('ANALYZE');
    for (const open of [openForWriting, openForReading]) {
      const db = open(desk.path);
      expect(db.pragma('trusted_schema', { simple: true })).toBe(0);
      expect(db.pragma('cell_size_check', { simple: true })).toBe(1);
      db.close();
    }
    desk.reopen();
    expect(await desk.call('project.check')).toEqual([]);
  });
});
