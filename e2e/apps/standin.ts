import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { root } from '../../scripts/run.ts';
import type { Standin } from '../standin/create.ts';
import { nextRun } from '../standin/hooks.ts';
import type { App, Launch } from './app.ts';
import { end } from './child.ts';

/** The app's built main, preload, page and host, with the stand-in for Electron around them. */
export async function launchStandin({
  folder,
  profile,
  newPage,
}: Launch): Promise<App & { standin: Standin }> {
  let standin: Standin;
  const window = () => {
    const window = standin.windows[0];
    if (!window) throw new Error('The app has no window.');
    return window;
  };
  let page: Awaited<ReturnType<typeof newPage>>;
  const start = async () => {
    const address = nextRun();
    ({ standin } = (await import(address)) as { standin: Standin });
    standin.setUp({
      newPage,
      env: { PASSAGE_PROFILE: profile },
      preload: readFileSync(join(root, 'out/preload/index.cjs'), 'utf8'),
    });
    Object.assign(standin.app.paths, { userData: profile, documents: folder });
    await import(`${pathToFileURL(join(root, 'out/main/index.js')).href}?${new URL(address).searchParams}`);
    // Main opens its window once the app is ready, which is a turn later.
    while (standin.windows.length === 0) await new Promise((resolve) => void setTimeout(resolve, 5));
    page = await window().page;
    await page.waitForURL('https://app/**');
  };
  const children = () => standin.children.map(({ child }) => child);
  const stop = async () => {
    await page.context().close();
    standin.app.quit();
    for (const child of children()) await end(child, 'SIGTERM');
  };
  await start();
  return {
    shell: 'electron',
    folder,
    get page() {
      return page;
    },
    get standin() {
      return standin;
    },
    answerDialog: async (fileName) => void standin.dialog.answers.push(join(folder, fileName)),
    async killAndRestart() {
      // Main asks whether to start the host again; the story quits instead.
      standin.dialog.button = 1;
      for (const child of children()) await end(child, 'SIGKILL');
      await stop();
      await start();
    },
    async restart() {
      await stop();
      await start();
    },
    stop,
  };
}
