import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { candidates, chromiumArgs } from './chromium.ts';

const run = promisify(execFile);
const module = fileURLToPath(new URL('./chromium.ts', import.meta.url));

let folder: string;
let browser: string;
let broken: string;

/** Two programs to be found: one that answers as Chromium does, one as Ubuntu's notice about a snap does. */
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'passage-chromium-'));
  browser = join(folder, 'google-chrome');
  broken = join(folder, 'chromium');
  await writeFile(browser, '#!/bin/sh\necho Chromium 156.0\n', { mode: 0o755 });
  await writeFile(broken, '#!/bin/sh\necho "requires the chromium snap" >&2\nexit 1\n', { mode: 0o755 });
});

afterAll(() => rm(folder, { recursive: true }));

/** Calls findChromium in a process with only these variables, so that what is installed here does not matter. */
async function find(env: Record<string, string>): Promise<string> {
  const program = `
    const { findChromium } = await import(${JSON.stringify(module)});
    console.log(await findChromium().catch((error) => error.message));
  `;
  const options = { env: { HOME: folder, ...env } };
  const { stdout } = await run(process.execPath, ['--input-type=module', '--eval', program], options);
  return stdout.trim();
}

describe.skipIf(process.platform === 'win32')('findChromium', () => {
  it('takes the one that PASSAGE_CHROMIUM names', async () => {
    expect(await find({ PASSAGE_CHROMIUM: browser })).toBe(browser);
  });

  it('refuses a PASSAGE_CHROMIUM that does not start, instead of taking another', async () => {
    expect(await find({ PASSAGE_CHROMIUM: broken, PATH: folder })).toContain('PASSAGE_CHROMIUM names');
    expect(await find({ PASSAGE_CHROMIUM: '/nonexistent', PATH: folder })).toContain(
      'PASSAGE_CHROMIUM names',
    );
  });

  it.runIf(process.platform === 'linux')('finds one on the PATH, past one that does not start', async () => {
    expect(await find({ PATH: `/nonexistent:${folder}:/bin` })).toBe(browser);
  });

  it.runIf(process.platform === 'linux')('names the commands where there is none', async () => {
    const message = await find({ PATH: '/nonexistent' });
    expect(message).toContain('`apt-get install -y chromium`');
    expect(message).toContain('PASSAGE_CHROMIUM');
  });
});

describe('candidates', () => {
  it('looks at the usual places of each system', () => {
    expect(candidates('win32', { PROGRAMFILES: 'C:\\Programs' })).toContain(
      'C:\\Programs\\Google\\Chrome\\Application\\chrome.exe',
    );
    expect(candidates('darwin', { HOME: '/Users/a' })).toContain(
      '/Users/a/Applications/Chromium.app/Contents/MacOS/Chromium',
    );
    expect(candidates('linux', {})).toEqual([]);
  });
});

describe('chromiumArgs', () => {
  it('turns the sandbox off for root alone', () => {
    expect(chromiumArgs().includes('--no-sandbox')).toBe(process.getuid?.() === 0);
  });
});
