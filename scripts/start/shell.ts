import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Which shell can show the app here: Electron with its executable, or the browser, with the reason why not Electron. */
export type Shell =
  | { kind: 'electron'; executable: string; args: string[] }
  | { kind: 'browser'; reason: string };

/** What the choice depends on; the defaults are this machine's. */
export interface Machine {
  /** The root of the repository. */
  root: string;
  platform: string;
  env: Record<string, string | undefined>;
  isRoot: boolean;
}

/**
 * Finds Electron's executable the way Electron's own package does, from path.txt and dist/, but without importing it:
 * where the runtime is missing, that would start a download.
 */
function electronExecutable({ root, env }: Machine): string | undefined {
  const folder = join(root, 'node_modules/electron');
  const pathFile = join(folder, 'path.txt');
  const name = existsSync(pathFile) ? readFileSync(pathFile, 'utf8').trim() : 'electron';
  const path = join(env['ELECTRON_OVERRIDE_DIST_PATH'] || join(folder, 'dist'), name);
  return existsSync(path) ? path : undefined;
}

/**
 * Chooses the shell. PASSAGE_SHELL forces one: `browser`, or `electron`, which is then started even where it may not run.
 */
export function chooseShell(machine: Machine): Shell {
  const { platform, env, isRoot } = machine;
  const browser = (reason: string): Shell => ({ kind: 'browser', reason });
  const forced = env['PASSAGE_SHELL'];
  if (forced === 'browser') return browser('PASSAGE_SHELL asks for it');
  const executable = electronExecutable(machine);
  if (executable === undefined) {
    return browser("Electron's runtime is not installed; `npx install-electron` downloads it");
  }
  const rootOnLinux = platform === 'linux' && isRoot;
  if (forced === 'electron') {
    return { kind: 'electron', executable, args: rootOnLinux ? ['--no-sandbox'] : [] };
  }
  if (platform === 'linux' && !env['DISPLAY'] && !env['WAYLAND_DISPLAY']) {
    return browser('there is no display (neither DISPLAY nor WAYLAND_DISPLAY is set)');
  }
  // As root it starts only with its sandbox off, which a page with other people's texts should not be.
  if (rootOnLinux) return browser('Electron does not start as root with its sandbox on');
  return { kind: 'electron', executable, args: [] };
}
