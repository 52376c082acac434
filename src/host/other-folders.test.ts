import { execFileSync } from 'node:child_process';
import { copyFileSync, existsSync, readdirSync, renameSync, unlinkSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { checkProject } from './check.ts';
import { Project } from './project.ts';
import { STARTER_TAGS } from './starter.ts';
import { ANNA, type Desk, importText, openDesk } from './testing.ts';

let desk: Desk;
let transcript: string;
const mounted: string[] = [];

beforeEach(async () => {
  desk = openDesk();
  transcript = await importText(desk, 'Some text to be tagged.');
});

afterEach(() => {
  desk.host.close();
  for (const folder of mounted.splice(0)) execFileSync('umount', [folder]);
  desk.dispose();
});

const annotate = (start = 0) =>
  desk.call('annotations.create', { transcript, span: [[start, start + 4]], tag: STARTER_TAGS.claim });

const count = () => desk.call('annotations.list', { transcript }).then((all) => all.length);

describe('a file that goes away while it is open', () => {
  it.each([
    ['deleted', () => unlinkSync(desk.path)],
    ['moved', () => renameSync(desk.path, `${desk.path}.moved`)],
    [
      'replaced',
      () => {
        copyFileSync(desk.path, `${desk.path}.new`);
        renameSync(`${desk.path}.new`, desk.path);
      },
    ],
    ['without its WAL', () => unlinkSync(`${desk.path}-wal`)],
  ])(
    'is noticed before anything is written into what is %s, and what is held can be saved',
    async (_, lose) => {
      await annotate();
      lose();
      await expect(annotate(5)).rejects.toMatchObject({
        code: 'file_gone',
        message: expect.stringContaining('save it as a copy'),
      });
      await expect(desk.call('backups.make')).rejects.toMatchObject({ code: 'file_gone' });
      await expect(
        desk.call('export.run', { format: 'csv', place: join(desk.folder, 'out') }),
      ).rejects.toMatchObject({ code: 'file_gone' });
      const info = await desk.call('project.saveCopy', {});
      expect(info.place).toBe(join(desk.folder, 'project (saved).passage'));
      expect(await count()).toBe(1);
      await annotate(5);
      expect(await desk.call('project.check')).toEqual([]);
    },
  );

  it('is said of a change that was committed at that very moment, which the copy has', async () => {
    await annotate();
    const { project } = desk.session;
    expect(() =>
      project.act(ANNA, 'test', 'Test', (rec) => {
        rec.update('transcript', transcript, { note: 'At that moment' });
        unlinkSync(desk.path);
      }),
    ).toThrowError(
      expect.objectContaining({ code: 'file_gone', message: expect.stringContaining('this change too') }),
    );
    await desk.call('project.saveCopy', {});
    expect((await desk.call('transcripts.list'))[0]!.note).toBe('At that moment');
  });
});

describe('a project in a network folder', () => {
  const network = () => 'NFS';

  it('goes without a WAL, even if it had one, and everything works', async () => {
    await annotate();
    const path = join(desk.folder, 'net.passage');
    for (const end of ['', '-wal']) copyFileSync(desk.path + end, path + end);
    expect(existsSync(`${path}-wal`)).toBe(true);
    const project = Project.open(path, network);
    const pragma = (name: string) => project.db.pragma(name, { simple: true });
    expect([pragma('journal_mode'), pragma('synchronous'), pragma('foreign_keys'), project.network]).toEqual([
      'delete',
      3,
      1,
      'NFS',
    ]);
    expect([existsSync(`${path}-wal`), existsSync(`${path}-shm`)]).toEqual([false, false]);
    // A reader that takes its time holds nobody up.
    const reader = project.snapshot();
    reader.exec('BEGIN');
    const all = reader.prepare('SELECT count(*) FROM annotations').pluck();
    expect(all.get()).toBe(1);
    project.act(ANNA, 'test', 'Test', (rec) => rec.update('transcript', transcript, { note: 'Written' }));
    reader.close();
    await project.merge(ANNA, [{ label: 'b', path: copyOf(path, 'other.passage') }], [], false);
    expect(pragma('journal_mode')).toBe('delete');
    project.undo(ANNA);
    expect(checkProject(project.db)).toEqual([]);
    project.close();
    expect(readdirSync(desk.folder).filter((name) => name.startsWith('net.'))).toEqual(['net.passage']);
    // Back on a disk it has its WAL again.
    const back = Project.open(path);
    expect(back.db.pragma('journal_mode', { simple: true })).toBe('wal');
    back.close();
  });

  it('is made without one', () => {
    const path = join(desk.folder, 'new.passage');
    const project = Project.create(path, 'New', ANNA, network);
    expect(project.db.pragma('journal_mode', { simple: true })).toBe('delete');
    project.close();
  });
  const copyOf = (path: string, name: string) => {
    const copy = join(desk.folder, name);
    copyFileSync(path, copy);
    return copy;
  };
});
