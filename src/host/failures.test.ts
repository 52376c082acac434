import { execFileSync, spawn } from 'node:child_process';
import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
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
import { type Desk, importText, openDesk } from './testing.ts';

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

describe('a file that can only be read, in a folder that can be written', () => {
  it('is refused at once, not at the first change, and a copy of it opens beside it', async () => {
    await annotate();
    desk.host.close();
    const undo = protect(desk.path);
    if (!undo) return;
    try {
      await expect(desk.call('project.open', { place: desk.path })).rejects.toMatchObject({
        code: 'read_only',
        message: expect.stringContaining('Open a copy'),
      });
      const info = await desk.call('project.openCopy', { place: desk.path });
      expect(info.place).toContain('(copy)');
      await annotate(5);
      expect(await count()).toBe(2);
    } finally {
      undo();
    }
  });

  /** For this user: root may write to everything but what is mounted otherwise. Null where that is impossible. */
  function protect(path: string): (() => void) | null {
    if (process.getuid?.() !== 0) {
      chmodSync(path, 0o444);
      return () => chmodSync(path, 0o644);
    }
    try {
      execFileSync('mount', ['--bind', path, path], { stdio: 'ignore' });
      execFileSync('mount', ['-o', 'remount,bind,ro', path], { stdio: 'ignore' });
    } catch {
      return null;
    }
    return () => void execFileSync('umount', ['--lazy', path]);
  }
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
