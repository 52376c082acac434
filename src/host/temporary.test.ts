import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, it, vi } from 'vitest';
import { writing } from './export/pending-file.ts';
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
