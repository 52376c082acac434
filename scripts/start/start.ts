import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build, isStale } from '../build.ts';
import { root } from '../run.ts';
import { chooseShell, type Shell } from './shell.ts';

/**
 * Shows the app: in Electron where that runs, else over the loopback server, saying why. Builds it first where that is due.
 *
 * @param args for the shell, such as `--projects DIR` and `--port N`
 */
export async function start(args: readonly string[]): Promise<void> {
  if (await isStale()) {
    console.error('Building the app …');
    await build();
  }
  const isRoot = process.getuid?.() === 0;
  const shell = chooseShell({ root, platform: process.platform, env: process.env, isRoot });
  if (shell.kind === 'electron') {
    const code = await runElectron(shell, args);
    // 127: the loader did not find a library of the system, so no window came up at all.
    if (code !== 127) process.exit(code);
    await serve(args, 'Electron misses libraries of this system, see above');
  } else {
    await serve(args, shell.reason);
  }
}

/** Runs the built app until its windows are closed; a signal to this process ends it, too. Gives the exit code. */
function runElectron(shell: Shell & { kind: 'electron' }, args: readonly string[]): Promise<number> {
  return new Promise((resolve, reject) => {
    // Set in shells started by some editors, it would make Electron a plain Node.
    const { ELECTRON_RUN_AS_NODE: _, ...env } = process.env;
    const child = spawn(shell.executable, [...shell.args, root, ...args], { stdio: 'inherit', env });
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
      process.on(signal, () => child.kill(signal));
    child.once('error', reject);
    child.once('close', (code) => resolve(code ?? 1));
  });
}

/**
 * Runs `passage serve` in this process, so that Ctrl-C reaches the server once and nothing stands between it and the
 * terminal.
 */
async function serve(args: readonly string[], reason: string): Promise<void> {
  console.error(`Passage runs in the browser, since ${reason}.`);
  const entry = join(root, 'src/cli/passage.js');
  process.argv = [process.execPath, entry, 'serve', ...args];
  await import(pathToFileURL(entry).href);
}
