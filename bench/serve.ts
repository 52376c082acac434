import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { Profile } from '../src/host/profile.ts';
import { root } from '../scripts/run.ts';
import { CODER } from './desk.ts';

export interface Served {
  /** With the token. */
  url: string;
  stop(): Promise<void>;
}

/** Starts `passage serve` on a folder of projects, in a process of its own; at the desk is who made the annotations in them. */
export async function serveApp(folder: string): Promise<Served> {
  const profile = join(folder, 'reader-profile');
  new Profile(profile).add(CODER.name, CODER.id);
  const entry = join(root, 'src/cli/passage.js');
  const child = spawn(process.execPath, [entry, 'serve', '--projects', folder, '--no-browser'], {
    env: { ...process.env, PASSAGE_PROFILE: profile },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const url = await new Promise<string>((resolve, reject) => {
    let output = '';
    child.stdout.on('data', (part: Buffer) => {
      output += part.toString();
      const found = /http:\/\/127\.0\.0\.1:\d+\/\?token=[\w-]+/.exec(output)?.[0];
      if (found !== undefined) resolve(found);
    });
    child.once('exit', (code) => reject(new Error(`The host ended (${code}):\n${output}`)));
  });
  return {
    url,
    async stop() {
      const ended = once(child, 'exit');
      child.kill('SIGTERM');
      await ended;
    },
  };
}
