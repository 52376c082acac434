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
  writeFileSync(at('picture.txt'), new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0, 1, 0, 255]));
  writeFileSync(at('t.txt'), 'Anna: Yes.\n\nBen: No.\n');
  const faults = [
    ['show', at('none.passage')],
    ['show', at('letter.passage')],
    ['new', at('a.passage')],
    ['import', at('a.passage'), at('picture.txt')],
    ['import', at('a.passage'), at('none.txt')],
    ['export', at('a.passage'), '--format', 'nothing', '--out', at('out')],
    ['export', at('a.passage'), '--format', 'csv', '--out', at('t.txt')],
    ['annotate', at('a.passage'), '--transcript', 'none', '--start', '0', '--end', '1', '--tag', 'Claim'],
    ['merge', at('a.passage'), at('letter.passage')],
    ['backups', 'restore', at('a.passage'), 'none'],
    ['repair', at('t.txt'), at('repaired.passage')],
    ['undo', at('a.passage')],
    ['nothing'],
  ];
  for (const fault of faults) {
    const { status, stderr } = run(...fault);
    expect(status).not.toBe(0);
    expect(stderr).toMatch(/\w/);
    expect(stderr).not.toMatch(/\n\s+at /);
  }
  rmSync(home, { recursive: true });
});
