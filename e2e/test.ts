import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, type Page, test as base } from '@playwright/test';
import { root } from '../scripts/run.ts';
import type { App, Launch, Shell } from './apps/app.ts';
import { launchBrowser } from './apps/browser.ts';
import { electronRuntime, launchElectron } from './apps/electron.ts';
import { launchStandin } from './apps/standin.ts';
import { watch } from './apps/watch.ts';

interface Fixtures {
  /** Which shell the story runs in. */
  shell: Shell;
  launch: Launch;
  app: App;
}

/**
 * A story's test: with the app running, an empty profile and an empty folder of projects. After each, the app is closed, the
 * page must have had no error and asked for nothing outside this machine, and `passage check` must find every project clean.
 */
export const test = base.extend<Fixtures>({
  shell: ['browser', { option: true }],

  launch: async ({ browser, contextOptions }, use) => {
    const home = mkdtempSync(join(tmpdir(), 'passage-e2e-'));
    const [folder, profile] = [join(home, 'projects'), join(home, 'profile')];
    for (const path of [folder, profile]) mkdirSync(path);
    const faults: string[] = [];
    const newPage = async (): Promise<Page> => {
      const context = await browser.newContext({ ...contextOptions, acceptDownloads: true });
      const page = await context.newPage();
      watch(page, faults);
      return page;
    };
    await use({ folder, profile, newPage, faults });
    expect(faults, 'errors in the page, and requests that leave the machine').toEqual([]);
    for (const file of readdirSync(folder).filter((name) => name.endsWith('.passage')))
      expect(check(join(folder, file)), `passage check ${file}`).toEqual({ status: 0, stderr: '' });
    rmSync(home, { recursive: true });
  },

  app: async ({ shell, launch }, use) => {
    const start = shell === 'browser' ? launchBrowser : electronRuntime() ? launchElectron : launchStandin;
    const app = await start(launch);
    await use(app);
    await app.stop();
  },
});

/** The same stories in each shell. */
export function inEachShell(title: string, define: () => void): void {
  for (const shell of ['browser', 'electron'] as const)
    test.describe(`${title} (${shell})`, () => {
      test.use({ shell });
      define();
    });
}

/** `passage check` on a project that nothing has open. */
function check(path: string): { status: number | null; stderr: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['src/cli/passage.js', 'check', path], {
    cwd: root,
    encoding: 'utf8',
    env: { ...process.env, PASSAGE_PROFILE: join(path, '../../profile') },
  });
  return { status, stderr: status === 0 ? stderr : stdout + stderr };
}

export { expect } from '@playwright/test';
