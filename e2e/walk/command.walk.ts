import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { root } from '../../scripts/run.ts';

/** What the command says of faults: never a stack, always a sentence, and a code that a script can ask for. */
test('the command line', () => {
  const home = mkdtempSync(join(tmpdir(), 'passage-walk-'));
  const run = (...args: string[]) => {
    const { status, stderr, stdout } = spawnSync(process.execPath, ['src/cli/passage.js', ...args], {
      cwd: root,
      encoding: 'utf8',
      env: { ...process.env, PASSAGE_PROFILE: join(home, 'profile') },
    });
    console.log(
      `passage ${args.join(' ').replaceAll(home, '')} → ${status}: ${(stderr || stdout).trim().slice(0, 300)}`,
    );
    return { status, stderr };
  };
  const at = (name: string) => join(home, name);
  expect(run('new', at('a.passage')).status).toBe(0);
  writeFileSync(at('letter.passage'), 'no project '.repeat(600));
  writeFileSync(at('picture.txt'), new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 255]));
  writeFileSync(at('t.txt'), 'Anna: Yes.\n\nBen: No.\n');
  writeFileSync(at('empty.passage'), '');
  const project = at('a.passage');
  expect(run('import', project, at('t.txt')).status).toBe(0);
  // What is asked for, the exit code (2 usage, 3 cannot be opened or written), and what it says.
  const faults: [args: string[], status: number, says: RegExp][] = [
    [['show', at('none.passage')], 3, /There is no file .* Nothing was changed/],
    [['show', at('letter.passage')], 3, /not a Passage project.* Nothing was changed/],
    [['show', at('empty.passage')], 3, /is empty: it has 0 bytes. Nothing was changed/],
    [['new', project], 3, /exists already. Choose another name/],
    [['import', project, at('picture.txt')], 3, /an image \(PNG\), not a plain text file/],
    [['import', project, at('none.txt')], 3, /there is no such file. Nothing of it was imported/],
    [['import', project, at('t.txt')], 3, /Use --again/],
    [['export', project, '--format', 'nothing', '--out', at('out')], 2, /Allowed choices are/],
    [['export', project, '--format', 'csv', '--out', at('t.txt')], 3, /is a file; csv takes a folder/],
    [
      ['annotate', project, '--transcript', 'x', '--start', '0', '--end', '1', '--tag', 'Claim'],
      2,
      /There are:/,
    ],
    [
      ['annotate', project, '--transcript', 't', '--start', '0', '--end', '1', '--tag', 'None'],
      2,
      /There are:/,
    ],
    [['merge', project, at('letter.passage')], 3, /not a Passage project.* Nothing was changed/],
    [['backups', 'look', project, 'none'], 2, /Look at the list again/],
    [['backups', 'restore', project, 'none'], 2, /Look at the list again/],
    [['repair', at('t.txt')], 3, /Nothing of a project can be read.* Nothing was changed/],
    [['purge', project, 'person', 'x'], 2, /it is none of/],
    [
      ['purge', project, 'transcript', 't', '--confirm', 'another'],
      2,
      /Nothing was purged. To confirm, repeat/,
    ],
    [['nothing'], 2, /unknown command/],
  ];
  for (const [args, expected, says] of faults) {
    const { status, stderr } = run(...args);
    expect({ args, status, stderr: says.test(stderr) ? '' : stderr }).toEqual({
      args,
      status: expected,
      stderr: '',
    });
    expect(stderr).not.toMatch(/\n\s+at /);
  }
  expect(run('check', project).status).toBe(0);
  rmSync(home, { recursive: true });
});
