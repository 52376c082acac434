import { execFileSync, spawn } from 'node:child_process';
import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  renameSync,
  statfsSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { checkProject } from './check.ts';
import { lockPath } from './db/lock.ts';
import { openRaw } from './db/raw.ts';
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

/** A disk of its own of some kilobytes; null where this user may mount none. */
function smallDisk(kilobytes: number): string | null {
  const folder = join(desk.folder, 'disk');
  mkdirSync(folder);
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${kilobytes}k`, 'tmpfs', folder], { stdio: 'ignore' });
  } catch {
    return null;
  }
  mounted.push(folder);
  return folder;
}
const annotate = (start = 0) =>
  desk.call('annotations.create', { transcript, span: [[start, start + 4]], tag: STARTER_TAGS.claim });
const count = () => desk.call('annotations.list', { transcript }).then((all) => all.length);

describe('a full disk', () => {
  it('refuses a change in words, and keeps everything before it', async () => {
    await annotate();
    const { db } = desk.session.project;
    const pages = db.pragma('page_count', { simple: true }) as number;
    db.pragma(`max_page_count = ${pages}`);
    await expect(
      desk.call('transcripts.update', { id: transcript, note: 'x'.repeat(90_000) }),
    ).rejects.toMatchObject({
      code: 'cannot_write',
      message: expect.stringContaining('Everything before it is safe. Make room'),
    });
    db.pragma('max_page_count = 4294967294');
    expect(await desk.call('project.check')).toEqual([]);
    await annotate(5);
    expect(await count()).toBe(2);
  });

  it('refuses changes, exports, backups and hand-offs on a disk that is really full, and leaves no rest of them', async () => {
    const disk = smallDisk(1_500);
    if (!disk) return;
    desk.host.close();
    const path = join(disk, 'a.passage');
    copyFileSync(desk.path, path);
    await desk.call('project.open', { place: path });
    let saved = 0;
    const fill = async () => {
      for (let i = 0; i < 200; i++) {
        await desk.call('transcripts.update', { id: transcript, note: String(i).padEnd(40_000, '.') });
        saved = i;
      }
    };
    await expect(fill()).rejects.toMatchObject({
      code: 'cannot_write',
      message: expect.stringContaining('disk is full'),
    });
    expect(saved).toBeGreaterThan(0);
    const note = async () => (await desk.call('transcripts.list')).find(({ id }) => id === transcript)!.note;
    expect(Number.parseInt(await note(), 10)).toBe(saved);
    writeFileSync(
      join(disk, 'filler'),
      Buffer.alloc(Math.max(0, statfsSync(disk).bfree * statfsSync(disk).bsize - 8_192)),
    );
    for (const work of [
      () => desk.call('backups.make'),
      () => desk.call('export.run', { format: 'source', place: join(disk, 'out') }),
      () =>
        desk
          .call('export.run', { format: 'xlsx', place: join(disk, 'out.xlsx') })
          .then(() => desk.call('merge.handOff', { annotator: null, place: join(disk, 'h.passage') })),
    ]) {
      const error = await Promise.resolve(work()).catch((caught: unknown) => caught);
      if (error instanceof Error)
        expect(error).toMatchObject({ code: 'cannot_write', message: expect.stringMatching(/full/) });
    }
    await expect(desk.call('backups.make')).rejects.toMatchObject({
      message: expect.stringContaining('the project is as it was. Make room'),
    });
    expect(
      (readdirSync(disk, { recursive: true }) as string[]).filter((name) => name.includes('.partial')),
    ).toEqual([]);
    // What the WAL holds finds no room in the file either: it stays, and is there once there is room.
    unlinkSync(join(disk, 'filler'));
    desk.host.close();
    execFileSync('mount', ['-o', 'remount,size=8000k', disk]);
    const project = Project.open(path);
    expect(
      Number.parseInt(project.db.prepare('SELECT note FROM transcripts').pluck().get() as string, 10),
    ).toBe(saved);
    expect(checkProject(project.db)).toEqual([]);
    project.close();
  });
});

describe('what can only be read', () => {
  it('is refused with that word, and a copy of it opens elsewhere, what its WAL holds too', async () => {
    await annotate();
    const disk = smallDisk(4_000) ?? join(desk.folder, 'disk');
    const path = join(disk, 'a.passage');
    // As a killed host leaves it: with a WAL.
    for (const end of ['', '-wal']) copyFileSync(desk.path + end, path + end);
    if (mounted.length > 0) execFileSync('mount', ['-o', 'remount,ro', disk]);
    else chmodSync(disk, 0o555);
    await expect(desk.call('project.open', { place: path })).rejects.toMatchObject({
      code: 'read_only',
      message: expect.stringContaining('Open a copy in a folder of your own'),
    });
    await expect(desk.call('project.openCopy', { place: path })).rejects.toMatchObject({
      code: 'cannot_write',
    });
    const info = await desk.call('project.openCopy', { place: path, to: join(desk.folder, 'mine.passage') });
    expect(info.place).toBe(join(desk.folder, 'mine.passage'));
    expect(await count()).toBe(1);
    expect(await desk.call('project.check')).toEqual([]);
    expect(readdirSync(desk.folder).filter((name) => name.includes('.partial'))).toEqual([]);
    if (mounted.length === 0) chmodSync(disk, 0o755);
  });
});

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

describe('a second process on the same file', () => {
  const HOLD = `import('${join(import.meta.dirname, 'project.ts')}').then((m) => { globalThis.held = m.Project.open(process.argv[1]); console.log('open'); setInterval(() => {}, 1000); })`;

  it('is refused as long as the first lives, and opens at once when that is killed', async () => {
    desk.host.close();
    const refused = (pid: number | undefined) =>
      expect(() => Project.open(desk.path)).toThrowError(
        expect.objectContaining({ code: 'in_use', message: expect.stringContaining(`process ${pid}`) }),
      );
    for (let i = 0; i < 3; i++) {
      const child = spawn(process.execPath, ['--input-type=module', '-e', HOLD, desk.path]);
      await new Promise((resolve) => child.stdout.once('data', resolve));
      refused(child.pid);
      const ended = new Promise((resolve) => child.once('exit', resolve));
      child.kill('SIGKILL');
      await ended;
      expect(existsSync(lockPath(desk.path))).toBe(true);
      const project = Project.open(desk.path);
      expect(checkProject(project.db)).toEqual([]);
      project.close();
    }
  });

  it('takes a lock file that holds anything but a lock for none', () => {
    desk.host.close();
    writeFileSync(lockPath(desk.path), '');
    Project.open(desk.path).close();
    openRaw(lockPath(desk.path))
      .exec('CREATE TABLE holder (pid INTEGER, host TEXT, since INTEGER, nonce TEXT) STRICT')
      .close();
    Project.open(desk.path).close();
    expect(existsSync(lockPath(desk.path))).toBe(false);
  });
});
