import { spawnSync } from 'node:child_process';
import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { checkProject } from '../check.ts';
import { Project } from '../project.ts';
import { ANNA, BEN, type Desk, importText, openDesk } from '../testing.ts';

let desk: Desk | undefined;
afterEach(() => desk?.dispose());

/** Merges in a process that kills itself as soon as the merge has written its first rows. */
const SCRIPT = `
const { Project } = await import(process.argv[1]);
const project = Project.open(process.argv[2]);
await project.merge(JSON.parse(process.argv[4]), [{ label: 'b', path: process.argv[3] }], [], false, {
  tick: () => { console.log('writing'); process.kill(process.pid, 'SIGKILL'); },
});
console.log('merged');`;

describe('a merge that is killed in the middle', () => {
  it('leaves the file as it was, and can be done again', async () => {
    desk = openDesk(ANNA);
    await importText(desk, 'Some text to be tagged.');
    const { path, folder } = desk;
    desk.host.close();
    const other = join(folder, 'other.passage');
    copyFileSync(path, other);
    const theirs = Project.open(other);
    theirs.act(BEN, 'test', 'Many', (rec) => {
      for (let i = 0; i < 5_000; i++)
        rec.insert('tag', {
          id: `t${i}`,
          parent_id: null,
          name: `t${i}`,
          colour: 'blue',
          key: '',
          definition: '',
          position: i,
        });
    });
    theirs.close();
    const args = [join(import.meta.dirname, '../project.ts'), path, other, JSON.stringify(ANNA)];
    const killed = spawnSync(process.execPath, ['--input-type=module', '-e', SCRIPT, ...args], {
      encoding: 'utf8',
    });
    expect([killed.signal, killed.stdout.trim()]).toEqual(['SIGKILL', 'writing']);

    const project = Project.open(path);
    const tags = () => project.db.prepare('SELECT count(*) FROM tags').pluck().get();
    expect(tags()).toBe(3);
    expect(checkProject(project.db)).toEqual([]);
    await project.merge(ANNA, [{ label: 'b', path: other }], [], false);
    expect(tags()).toBe(5_003);
    expect(checkProject(project.db)).toEqual([]);
    project.close();
  });
});
