import { execFile } from 'node:child_process';
import { join } from 'node:path';

/** `bin` of the package. */
const PASSAGE = join(import.meta.dirname, 'passage.js');

/** What a command left: its exit code and what it wrote. */
export interface Ended {
  code: number;
  out: string;
  err: string;
}

/** Runs the real command in a process of its own, as “tester”, with the profile in a folder. */
export function runPassage(profile: string, args: readonly string[]): Promise<Ended> {
  const env = { ...process.env, PASSAGE_PROFILE: profile, USER: 'tester' };
  return new Promise((resolve) =>
    execFile(process.execPath, [PASSAGE, ...args], { env }, (error, out, err) =>
      resolve({ code: error ? Number(error.code) : 0, out, err }),
    ),
  );
}
