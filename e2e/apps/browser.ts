import { type ChildProcess, spawn } from 'node:child_process';
import type { Page } from '@playwright/test';
import { root } from '../../scripts/run.ts';
import type { App, Launch } from './app.ts';
import { end } from './child.ts';

/** The app as `passage serve` gives it, in a process of its own, with a page that opens the address it prints. */
export async function launchBrowser(launch: Launch): Promise<App> {
  let child: ChildProcess;
  let page: Page;
  const start = async () => {
    const served = await serve(launch);
    child = served.child;
    page = await launch.newPage();
    await page.goto(served.url);
  };
  const stop = async (signal: NodeJS.Signals) => {
    await page.context().close();
    await end(child, signal);
  };
  await start();
  return {
    shell: 'browser',
    folder: launch.folder,
    get page() {
      return page;
    },
    answerDialog: async () => {},
    async killAndRestart() {
      // The page stays until the host is gone: nothing tells the host that its end is near.
      await end(child, 'SIGKILL');
      await page.context().close();
      await start();
    },
    async restart() {
      await stop('SIGTERM');
      await start();
    },
    stop: () => stop('SIGTERM'),
  };
}

function serve({ folder, profile }: Launch): Promise<{ child: ChildProcess; url: string }> {
  const entry = ['src/cli/passage.js', 'serve', '--projects', folder, '--port', '0', '--no-browser'];
  const child = spawn(process.execPath, ['--import', import.meta.resolve('./no-network.ts'), ...entry], {
    cwd: root,
    env: { ...process.env, PASSAGE_PROFILE: profile, CI: '1' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  return new Promise((resolve, reject) => {
    let output = '';
    const read = (part: Buffer) => {
      output += part.toString();
      const url = /http:\/\/127\.0\.0\.1:\d+\/\?token=[\w-]+/.exec(output)?.[0];
      if (url !== undefined) resolve({ child, url });
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
    child.once('exit', (code) => reject(new Error(`The host ended (${code}):\n${output}`)));
  });
}
