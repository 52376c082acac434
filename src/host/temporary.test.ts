import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, it, vi } from 'vitest';
import { writing } from './export/pending-file.ts';
import { processName } from './db/partial-files.ts';
import { openDesk } from './testing.ts';
import { makeDownload, temporaryFolder } from './temporary.ts';

afterEach(() => vi.unstubAllEnvs());

it('a download that cannot be made leaves nothing, and says what its folder is, which nobody chose', async () => {
  let made = '';
  const full = Object.assign(new Error('ENOSPC'), { code: 'ENOSPC' });
  const failing = makeDownload('test', ({ path }) => {
    made = path;
    writeFileSync(join(path, 'a'), 'b');
    return writing(join(path, 'a'), () => {
      throw full;
    });
  });
  await expect(failing).rejects.toMatchObject({
    code: 'cannot_write',
    message: expect.stringMatching(
      /download could not be made .* folder for temporary files: the disk is full/,
    ),
  });
  expect(made).not.toBe('');
  expect(existsSync(made)).toBe(false);
});

it('where there is no folder for temporary files, that is said', async () => {
  const away = mkdtempSync(join(tmpdir(), 'passage-away-'));
  rmSync(away, { recursive: true });
  vi.stubEnv('TMPDIR', away);
  vi.stubEnv('TEMP', away);
  await expect(makeDownload('test', () => 'made')).rejects.toMatchObject({
    code: 'cannot_write',
    message: expect.stringContaining('its folder is not there'),
  });
});

it('other errors are as they were, and what is kept is disposed of by who fetched it', async () => {
  await expect(
    makeDownload('test', () => {
      throw new RangeError('else');
    }),
  ).rejects.toThrow(RangeError);
  const { path, dispose } = temporaryFolder('test');
  expect(existsSync(path)).toBe(true);
  dispose();
  expect(existsSync(path)).toBe(false);
});

it('what a killed process left among the temporary files is removed at the next start, and nothing else', () => {
  const [here] = processName().split('-');
  const { pid } = spawnSync(process.execPath, ['--version']);
  const left = (name: string) => {
    const path = join(tmpdir(), name);
    mkdirSync(path);
    writeFileSync(join(path, 'copy.passage'), 'A colleague’s words.');
    return path;
  };
  const dead = left(`passage-merge-${here}-${pid}-abcdef`);
  const others = [
    left(`passage-merge-${here === '0000' ? '1111' : '0000'}-${pid}-abcdef`),
    left(`passage-merge-${here}-${process.ppid}-abcdef`),
    left(`passage-other-${pid}`),
  ];
  const own = temporaryFolder('merge');
  openDesk().dispose();
  expect(existsSync(dead)).toBe(false);
  expect([...others, own.path].map((path) => existsSync(path))).toEqual([true, true, true, true]);
  for (const path of others) rmSync(path, { recursive: true });
  own.dispose();
});
