import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  copyFileSync,
  existsSync,
  linkSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { restoreBackup } from '../backups/restore.ts';
import { Project } from '../project.ts';
import { ANNA, openDesk } from '../testing.ts';
import { lockPath, ProjectLock } from './lock.ts';
import { openRaw } from './raw.ts';

const LOCK = join(import.meta.dirname, 'lock.ts');
const PROJECT = join(import.meta.dirname, '../project.ts');
const IN_USE = expect.objectContaining({ code: 'in_use' }) as Error;

let folder: string;
let path: string;
const children: ChildProcess[] = [];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'passage-lock-'));
  path = join(folder, 'a.passage');
  Project.create(path, 'A', ANNA).close();
});
afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
});

/** A process that runs a script with the project's path as `path`. */
function start(script: string, on = path): ChildProcess {
  const code = `const path = ${JSON.stringify(on)};\n${script}`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', code], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  children.push(child);
  return child;
}
async function said(child: ChildProcess): Promise<string> {
  let text = '';
  child.stdout!.setEncoding('utf8').on('data', (part) => (text += part));
  await once(child, 'close');
  return text;
}
const line = (child: ChildProcess) => once(child.stdout!, 'data').then(String);
const HOLD = `const { Project } = await import(${JSON.stringify(PROJECT)});
  globalThis.project = Project.open(path); console.log('open'); setInterval(() => {}, 1000);`;

describe('the lock of a project', () => {
  it('is one process’s at a time, however many take it and let it go', async () => {
    const script = `import { openSync, closeSync, rmSync } from 'node:fs';
      const { ProjectLock } = await import(${JSON.stringify(LOCK)});
      let [held, both] = [0, 0];
      for (const end = Date.now() + 2500; Date.now() < end;) {
        let lock;
        try { lock = new ProjectLock(path) } catch (error) { if (error.code !== 'in_use') throw error; continue }
        held++;
        try { closeSync(openSync(path + '.inside', 'wx')) } catch { both++ }
        rmSync(path + '.inside', { force: true });
        lock.release();
      }
      console.log(JSON.stringify({ held, both }));`;
    const all = await Promise.all([1, 2, 3].map(() => said(start(script))));
    const counts = all.map((text) => JSON.parse(text) as { held: number; both: number });
    expect(counts.reduce((sum, { both }) => sum + both, 0)).toBe(0);
    expect(counts.reduce((sum, { held }) => sum + held, 0)).toBeGreaterThan(10);
    new ProjectLock(path).release();
  }, 30_000);

  it('is held for as long as the project is open, and let go of after the file was closed', () => {
    const project = Project.open(path);
    expect(() => new ProjectLock(path)).toThrow(IN_USE);
    project.act(ANNA, 'project.rename', 'Rename', (rec) => {
      expect(() => new ProjectLock(path)).toThrow(IN_USE);
      rec.update('project', project.db.prepare('SELECT id FROM project').pluck().get() as string, {
        name: 'B',
      });
    });
    expect(() => new ProjectLock(path)).toThrow(IN_USE);
    // At the moment when it is let go of, nothing of ours is left to be written.
    const close = project.db.close.bind(project.db);
    let heldAtClose: unknown;
    project.db.close = () => {
      try {
        new ProjectLock(path).release();
        heldAtClose = false;
      } catch {
        heldAtClose = true;
      }
      return close();
    };
    project.close();
    expect(heldAtClose).toBe(true);
    new ProjectLock(path).release();
  });

  it('is held from before a new project’s file is there', () => {
    const other = join(folder, 'b.passage');
    const lock = new ProjectLock(other);
    expect(() => Project.create(other, 'B', ANNA)).toThrow(IN_USE);
    expect(existsSync(other)).toBe(false);
    lock.release();
    const project = Project.create(other, 'B', ANNA);
    expect(() => new ProjectLock(other)).toThrow(IN_USE);
    project.close();
  });

  it('of a process that was killed is none, at once; of one that lives it is one, with its number', async () => {
    const child = start(HOLD);
    await line(child);
    expect(() => Project.open(path)).toThrow(
      expect.objectContaining({
        code: 'in_use',
        message: expect.stringContaining(String(child.pid)) as string,
      }) as Error,
    );
    child.kill('SIGKILL');
    await once(child, 'close');
    expect(existsSync(lockPath(path))).toBe(true);
    Project.open(path).close();
    expect(existsSync(lockPath(path))).toBe(false);
  }, 30_000);

  it('is the same by each name of the file, and none of a copy, though the lock file was copied along', async () => {
    const elsewhere = join(folder, 'elsewhere');
    mkdirSync(elsewhere);
    symlinkSync(path, join(elsewhere, 'link.passage'));
    symlinkSync(folder, join(folder, 'same'));
    const project = Project.open(path);
    for (const name of [join(elsewhere, 'link.passage'), join(folder, 'same', 'a.passage')])
      expect(() => Project.open(name)).toThrow(IN_USE);
    for (const end of ['', '-wal', '-lock']) copyFileSync(path + end, join(elsewhere, 'copy.passage') + end);
    const copy = Project.open(join(elsewhere, 'copy.passage'));
    expect(() => new ProjectLock(path)).toThrow(IN_USE);
    copy.close();
    project.close();
  });

  it('is taken for a restore, and refused to one while somebody works', async () => {
    const desk = openDesk();
    const { id } = await desk.call('backups.make');
    const backup = join(desk.folder, 'project.passage-backups', id);
    await expect(restoreBackup(desk.path, backup, null)).rejects.toMatchObject({ code: 'in_use' });
    desk.host.close();
    const restoring = restoreBackup(desk.path, backup, null);
    expect(() => new ProjectLock(desk.path)).toThrow(IN_USE);
    await restoring;
    new ProjectLock(desk.path).release();
    desk.dispose();
  });

  it('is taken for a purge', async () => {
    const desk = openDesk();
    const { upload } = await desk.call('import.readText', { text: 'One two.', fileName: 'a.txt' });
    const { id } = await desk.call('import.commit', { upload });
    await desk.call('transcripts.update', { id, title: 'A' });
    let refused = 0;
    const timer = setInterval(() => {
      try {
        new ProjectLock(desk.path).release();
      } catch {
        refused += 1;
      }
    }, 1);
    const before = desk.host.closeFor.bind(desk.host);
    // From the moment when the project is closed for it, only the purge may have it.
    desk.host.closeFor = (...args) => {
      before(...args);
      refused = 0;
    };
    await desk.call('purge.run', { what: 'transcript', id, confirm: 'A' });
    clearInterval(timer);
    expect(refused).toBeGreaterThan(0);
    desk.dispose();
  });
});

describe('a lock file that is no lock', () => {
  it.each([
    ['nothing', (lock: string) => writeFileSync(lock, '')],
    ['words', (lock: string) => writeFileSync(lock, 'not a database, whatever it is called '.repeat(40))],
    ['half of a lock, after a power cut', (lock: string) => writeFileSync(lock, 'SQLite format 3\0\0\0')],
    [
      'pages of noise behind a whole header',
      (lock: string) => {
        openRaw(lock).exec('CREATE TABLE holder (pid, host, since, nonce)').close();
        const db = openRaw(lock);
        db.unsafeMode(true);
        db.exec(`PRAGMA writable_schema = ON; UPDATE sqlite_master SET rootpage = 999`);
        db.close();
      },
    ],
    [
      'another table of its name',
      (lock: string) => openRaw(lock).exec('CREATE TABLE holder (other TEXT) STRICT').close(),
    ],
    [
      'a view of its name',
      (lock: string) =>
        openRaw(lock).exec('CREATE TABLE x (y); CREATE VIEW holder AS SELECT 1 AS pid').close(),
    ],
    [
      'a trigger',
      (lock: string) =>
        openRaw(lock)
          .exec(
            `CREATE TABLE holder (pid INTEGER, host TEXT, since INTEGER, nonce TEXT) STRICT;
             CREATE TRIGGER t AFTER INSERT ON holder BEGIN UPDATE holder SET nonce = 'x'; END`,
          )
          .close(),
    ],
  ])('but holds %s, keeps nobody out, and goes', async (_, make) => {
    make(lockPath(path));
    const project = Project.open(path);
    expect(() => new ProjectLock(path)).toThrow(IN_USE);
    project.close();
    expect(readdirSync(folder)).toEqual(['a.passage']);
  });

  it('is not taken for one that another holds by a second name', () => {
    const project = Project.open(path);
    linkSync(lockPath(path), join(folder, 'second'));
    expect(() => new ProjectLock(path)).toThrow(IN_USE);
    project.close();
  });
});
