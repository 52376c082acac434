import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, beforeEach } from 'vitest';

/** `bin` of the package. */
export const PASSAGE = join(import.meta.dirname, 'passage.js');

/** What a command left: its exit code and what it wrote. */
export interface Ended {
  code: number;
  out: string;
  err: string;
}

/** Runs the real command in a process of its own, as “tester”, with the profile in a folder. */
function runPassage(profile: string, args: readonly string[]): Promise<Ended> {
  const env = { ...process.env, PASSAGE_PROFILE: profile, USER: 'tester' };
  return new Promise((resolve) =>
    execFile(process.execPath, [PASSAGE, ...args], { env }, (error, out, err) =>
      resolve({ code: error ? Number(error.code) : 0, out, err }),
    ),
  );
}

/** A folder for each test of a file, and the command with one profile for all of them. */
export function cliFolder() {
  let count = 0;
  const cli = {
    root: '',
    folder: '',
    /** Of a project that is not there yet. */
    file: '',
    passage: (...args: string[]) => runPassage(join(cli.root, 'profile'), args),
    /** Writes a file into the folder; gives its path. */
    write(name: string, content: string | Uint8Array): string {
      const path = join(cli.folder, name);
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, content);
      return path;
    },
  };
  beforeAll(() => {
    cli.root = mkdtempSync(join(tmpdir(), 'passage-cli-'));
  });
  afterAll(() => rmSync(cli.root, { recursive: true, force: true }));
  beforeEach(() => {
    cli.folder = join(cli.root, String(count++));
    mkdirSync(cli.folder);
    cli.file = join(cli.folder, 'a.passage');
  });
  return cli;
}
