import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** The root of the repository, with a slash at its end. */
export const root = fileURLToPath(new URL('../', import.meta.url));

/** The scripts of the tools in use, from the root. Run by this very Node: the one on the PATH may be too old. */
export const bins = {
  electronVite: 'node_modules/electron-vite/bin/electron-vite.js',
  knip: 'node_modules/knip/bin/knip.js',
  oxfmt: 'node_modules/oxfmt/bin/oxfmt',
  oxlint: 'node_modules/oxlint/bin/oxlint',
  playwright: 'node_modules/@playwright/test/cli.js',
  tsc: 'node_modules/typescript/bin/tsc',
  vitest: 'node_modules/vitest/vitest.mjs',
};

export interface Ran {
  /** The exit code; 1 where a signal ended the program. */
  code: number;
  /** What it wrote, stdout and stderr as they came; empty unless it was captured. */
  output: string;
}

export interface RunOptions {
  /** Variables to set besides those of this process. */
  env?: Record<string, string>;
  /** Keep what it writes instead of showing it. */
  capture?: boolean;
}

/** Runs a Node script in the root of the repository, without stdin, and waits for its end. */
export function runNode(script: string, args: readonly string[], options: RunOptions = {}): Promise<Ran> {
  const { env = {}, capture = false } = options;
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [script, ...args], {
      cwd: root,
      env: { ...process.env, ...env },
      stdio: ['ignore', capture ? 'pipe' : 'inherit', capture ? 'pipe' : 'inherit'],
    });
    const written: Buffer[] = [];
    child.stdout?.on('data', (part: Buffer) => written.push(part));
    child.stderr?.on('data', (part: Buffer) => written.push(part));
    child.once('error', reject);
    child.once('close', (code) => resolve({ code: code ?? 1, output: Buffer.concat(written).toString() }));
  });
}
