import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { _electron, type ElectronApplication, type Page } from '@playwright/test';
import { root } from '../../scripts/run.ts';
import type { App, Launch } from './app.ts';
import { watch } from './watch.ts';

/** The real runtime's executable, where it is installed and there is a display to run it on. */
export function electronRuntime(): string | undefined {
  const folder = join(root, 'node_modules/electron');
  const name = join(folder, 'path.txt');
  if (!existsSync(name)) return undefined;
  const path = join(
    process.env['ELECTRON_OVERRIDE_DIST_PATH'] ?? join(folder, 'dist'),
    readFileSync(name, 'utf8').trim(),
  );
  const display = process.platform !== 'linux' || process.env['DISPLAY'] || process.env['WAYLAND_DISPLAY'];
  return existsSync(path) && display ? path : undefined;
}

/** The app in the real Electron. */
export async function launchElectron({ folder, profile, faults }: Launch): Promise<App> {
  let electron: ElectronApplication;
  let page: Page;
  const start = async () => {
    electron = await _electron.launch({
      executablePath: electronRuntime()!,
      args: [...(process.getuid?.() === 0 ? ['--no-sandbox'] : []), `--user-data-dir=${profile}`, root],
      env: { ...(process.env as Record<string, string>), PASSAGE_PROFILE: profile },
    });
    page = await electron.firstWindow();
    watch(page, faults);
  };
  /** Ends the host's process, and that only; the app asks whether to start it again. */
  const killHost = () =>
    electron.evaluate(({ app, dialog }) => {
      dialog.showMessageBox = () => Promise.resolve({ response: 1, checkboxChecked: false });
      for (const { pid, name, serviceName } of app.getAppMetrics())
        if ([name, serviceName].includes('Passage host')) process.kill(pid, 'SIGKILL');
    });
  const stop = () => electron.close();
  await start();
  return {
    shell: 'electron',
    folder,
    get page() {
      return page;
    },
    answerDialog: (fileName) =>
      electron.evaluate(
        ({ dialog }, path) => {
          dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [path] });
          dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath: path });
        },
        join(folder, fileName),
      ),
    async killAndRestart() {
      await killHost();
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
