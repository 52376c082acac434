import { type ChildProcess, spawn } from 'node:child_process';
import { root } from '../../scripts/run.ts';
import type { Launch } from '../apps/app.ts';

export interface Served {
  child: ChildProcess;
  /** The address that it prints, with its token. */
  url: string;
  port: number;
}

/** `passage serve` in a process of its own, at a port and with variables of the caller's choice. */
export async function serve(
  { folder, profile }: Pick<Launch, 'folder' | 'profile'>,
  { port = 0, env = {} }: { port?: number; env?: Record<string, string> } = {},
): Promise<Served> {
  const child = spawn(
    process.execPath,
    ['src/cli/passage.js', 'serve', '--projects', folder, '--port', String(port), '--no-browser'],
    {
      cwd: root,
      env: { ...process.env, PASSAGE_PROFILE: profile, CI: '1', ...env },
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  const url = await new Promise<string>((resolve) => {
    let output = '';
    child.stdout.on('data', (part: Buffer) => {
      output += part.toString();
      const found = /http:\S+token=[\w-]+/.exec(output)?.[0];
      if (found !== undefined) resolve(found);
    });
  });
  return { child, url, port: Number(new URL(url).port) };
}
