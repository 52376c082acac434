import { spawn } from 'node:child_process';
import { copyFileSync, existsSync, mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { lockPath } from './db/lock.ts';
import { APPLICATION_ID, SCHEMA_VERSION } from './db/migrations/index.ts';
import { openRaw } from './db/raw.ts';
import { Project } from './project.ts';
import { ANNA } from './testing.ts';

let folder: string;
let path: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'passage-project-'));
  path = join(folder, 'a.passage');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const create = () => Project.create(path, 'A', ANNA).close();

describe('the project file', () => {
  it('is a WAL database with an application id, a version, STRICT tables and full synchronisation', () => {
    create();
    const project = Project.open(path);
    const pragma = (name: string) => project.db.pragma(name, { simple: true });
    expect(pragma('application_id')).toBe(APPLICATION_ID);
    expect(pragma('user_version')).toBe(SCHEMA_VERSION);
    expect(pragma('journal_mode')).toBe('wal');
    expect(pragma('synchronous')).toBe(2);
    expect(pragma('foreign_keys')).toBe(1);
    const loose = project.db
      .prepare(
        `SELECT name FROM pragma_table_list WHERE strict = 0 AND type = 'table' AND name NOT LIKE 'sqlite_%'`,
      )
      .all();
    expect(loose).toEqual([]);
    project.close();
  });

  it('is refused to a second host, in this process and in another, with who holds it', async () => {
    create();
    const project = Project.open(path);
    expect(() => Project.open(path)).toThrowError(expect.objectContaining({ code: 'in_use' }));
    const script = `import('${join(import.meta.dirname, 'project.ts')}').then((m) => { try { m.Project.open(process.argv[1]); console.log('opened') } catch (e) { console.log(e.code + ' ' + e.message) } })`;
    const said = await run(script, path);
    expect(said).toContain('in_use');
    expect(said).toContain(`process ${process.pid}`);
    project.close();
    expect(await run(script, path)).toContain('opened');
  });

  it('opens again when the host before was killed: a lock file that is left is no lock', async () => {
    create();
    const script = `import('${join(import.meta.dirname, 'project.ts')}').then((m) => { const p = m.Project.open(process.argv[1]);
      p.act({ id: '${ANNA.id}', name: 'Anna', kind: 'person' }, 'project.rename', 'Rename', (rec) => rec.update('project', p.db.prepare('SELECT id FROM project').pluck().get(), { name: 'Renamed' }));
      console.log('saved'); process.kill(process.pid, 'SIGKILL') })`;
    expect(await run(script, path)).toContain('saved');
    expect(existsSync(lockPath(path))).toBe(true);
    const project = Project.open(path);
    expect(project.db.prepare('SELECT name FROM project').pluck().get()).toBe('Renamed');
    project.close();
    expect(existsSync(lockPath(path))).toBe(false);
  });

  it('is refused where a newer Passage made it, and left as it is', () => {
    create();
    const db = openRaw(path);
    db.pragma('user_version = 99');
    db.close();
    expect(() => Project.open(path)).toThrowError(expect.objectContaining({ code: 'too_new' }));
    expect(existsSync(lockPath(path))).toBe(false);
  });

  it.each([
    ['text', 'damaged', (p: string) => writeFileSync(p, 'Not a project at all, only text.')],
    ['an empty file', 'damaged', (p: string) => writeFileSync(p, '')],
    ['another database', 'cannot_open', (p: string) => openRaw(p).exec('CREATE TABLE x (y)').close()],
    [
      'a truncated project',
      'damaged',
      (p: string) => {
        Project.create(p, 'A', ANNA).close();
        truncateSync(p, 5_000);
      },
    ],
  ])('is refused with a sentence where it is %s: %s', (_, code, make) => {
    make(path);
    expect(() => Project.open(path)).toThrowError(expect.objectContaining({ code, name: 'PassageError' }));
  });

  it('is refused where there is no such file, or it exists already', () => {
    expect(() => Project.open(path)).toThrowError(expect.objectContaining({ code: 'cannot_open' }));
    create();
    expect(() => create()).toThrowError(expect.objectContaining({ code: 'exists' }));
  });

  it('holds everything in the one file once it is closed', () => {
    create();
    expect(existsSync(`${path}-wal`)).toBe(false);
    const copy = join(folder, 'copy.passage');
    copyFileSync(path, copy);
    const project = Project.open(copy);
    expect(project.db.prepare('SELECT count(*) FROM tags').pluck().get()).toBe(3);
    project.close();
  });
});

/** Runs a script in a Node of its own; the answer is what it printed. */
function run(script: string, ...args: string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ['--input-type=module', '-e', script, ...args]);
    let out = '';
    child.stdout.on('data', (chunk) => (out += chunk));
    child.stderr.on('data', (chunk) => (out += chunk));
    child.on('error', reject);
    child.on('close', () => resolve(out));
  });
}
