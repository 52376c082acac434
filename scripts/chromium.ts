import { execFile, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import { chromium } from 'playwright-core';

type Environment = Record<string, string | undefined>;

/** Usual names on the PATH of Linux distributions, most likely first. */
const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome'];

const isRoot = () => process.getuid?.() === 0;

/** Where a Chromium or Chrome may lie, in the order in which they are tried; none of these need exist. */
export function candidates(platform: string = process.platform, env: Environment = process.env): string[] {
  if (platform === 'win32') {
    const folders = [env['PROGRAMFILES'], env['PROGRAMFILES(X86)'], env['LOCALAPPDATA']];
    return folders.flatMap((folder) =>
      folder === undefined
        ? []
        : [
            `${folder}\\Google\\Chrome\\Application\\chrome.exe`,
            `${folder}\\Chromium\\Application\\chrome.exe`,
          ],
    );
  }
  const onPath = (env['PATH'] ?? '')
    .split(delimiter)
    .filter((folder) => folder !== '')
    .flatMap((folder) => names.map((name) => join(folder, name)));
  if (platform !== 'darwin') return onPath;
  const apps = ['Google Chrome', 'Chromium'].map((app) => `/Applications/${app}.app/Contents/MacOS/${app}`);
  return [...apps, ...apps.map((app) => `${env['HOME'] ?? ''}${app}`), ...onPath];
}

/**
 * Whether a file is a Chromium that starts: on Ubuntu, `chromium-browser` may be a script that only names a snap.
 * On Windows `--version` would open a window, so there the file is enough.
 */
async function starts(path: string): Promise<boolean> {
  if (!existsSync(path)) return false;
  if (process.platform === 'win32') return true;
  try {
    const { stdout } = await promisify(execFile)(path, ['--version'], { timeout: 20_000 });
    return /Chrom/.test(stdout);
  } catch {
    return false;
  }
}

async function firstThatStarts(): Promise<string | undefined> {
  for (const path of [...candidates(), chromium.executablePath()]) {
    if (await starts(path)) return path;
  }
  return undefined;
}

/**
 * Finds a Chromium for tests and benchmarks: the one that PASSAGE_CHROMIUM names, else an installed Chromium or Chrome,
 * else Playwright's own. Installs nothing.
 *
 * @returns the path of its executable
 * @throws with the command that installs one where there is none, or where PASSAGE_CHROMIUM names none
 */
export async function findChromium(): Promise<string> {
  const named = process.env['PASSAGE_CHROMIUM'];
  if (named) {
    if (await starts(named)) return named;
    throw new Error(`PASSAGE_CHROMIUM names ${named}, which is no Chromium that starts.`);
  }
  const found = await firstThatStarts();
  if (found !== undefined) return found;
  throw new Error(
    'No Chromium or Chrome found. Install one: `apt-get install -y chromium` on Debian as root, ' +
      '`npx playwright-core install --with-deps chromium` elsewhere; or name one in PASSAGE_CHROMIUM.',
  );
}

/**
 * Finds a Chromium as `findChromium` does, and installs Debian's where there is none, this is root, and apt-get is there.
 *
 * @returns the path of its executable
 * @throws with the command that installs one where it could not
 */
export async function ensureChromium(): Promise<string> {
  try {
    return await findChromium();
  } catch (reason) {
    if (process.env['PASSAGE_CHROMIUM'] || process.platform !== 'linux' || !isRoot()) throw reason;
    if (spawnSync('apt-get', ['--version']).error !== undefined) throw reason;
    console.error('No Chromium found: installing it with apt-get.');
    installWithApt();
    return findChromium();
  }
}

function installWithApt(): void {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  for (const args of [['update'], ['install', '-y', 'chromium']]) {
    const { status, stdout, stderr } = spawnSync('apt-get', args, {
      env,
      encoding: 'utf8',
      timeout: 300_000,
    });
    if (status !== 0) throw new Error(`apt-get ${args.join(' ')} failed:\n${stdout}${stderr}`);
  }
}

/**
 * What every start of Chromium here is given: no traffic of its own, no first-run pages. As root Chromium
 * refuses to start with its sandbox, so there, and only there, it is turned off.
 */
export function chromiumArgs(): string[] {
  return [
    ...(isRoot() ? ['--no-sandbox'] : []),
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-default-apps',
    '--disable-domain-reliability',
    '--disable-quic',
    '--disable-sync',
    '--no-default-browser-check',
    '--no-first-run',
  ];
}
