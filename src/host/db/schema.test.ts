import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
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
  ['a table less', `DROP TABLE extras`],
];

/** A project with an annotation, closed; where `sql` is given, with that done to it. */
async function made(sql?: string): Promise<void> {
  const transcript = await importText(desk, 'Anna Bell:\n\nAbout 12 hotels were full.\n');
  await desk.call('annotations.create', { transcript, span: [[12, 20]], tag: STARTER_TAGS.claim, note: 'N' });
  desk.host.close();
  if (sql === undefined) return;
  const raw = openRaw(desk.path);
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

  it.each(FOREIGN.filter(([what]) => what !== 'a table less'))('with %s can be repaired', async (_, sql) => {
    await made(sql);
    const to = join(desk.folder, 'repaired.passage');
    repairFile(desk.path, to, () => {});
    const db = openForReading(to);
    expect(checkProject(db)).toEqual([]);
    expect(db.prepare('SELECT note FROM annotations').pluck().all()).toEqual(['N']);
    db.close();
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
