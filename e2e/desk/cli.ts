import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { root } from '../../scripts/run.ts';

const run = promisify(execFile);

/** Runs `passage` on projects that nothing has open, with a profile of its own; gives what it says. */
export async function passage(profile: string, ...args: string[]): Promise<string> {
  const { stdout } = await run(process.execPath, ['src/cli/passage.js', ...args], {
    cwd: root,
    env: { ...process.env, PASSAGE_PROFILE: profile },
  });
  return stdout;
}

/** A passage that somebody tags. */
export interface Coded {
  tag: string;
  quote: string;
  values?: Record<string, string>;
  note?: string;
}

/** One annotator's pass on a transcript, from the first annotation to done. */
export async function codeTranscript(
  file: string,
  who: { profile: string; name: string },
  transcript: { name: string; text: string },
  coded: readonly Coded[],
): Promise<void> {
  const of = ['--transcript', transcript.name, '--annotator', who.name];
  for (const { tag, quote, values = {}, note = '' } of coded) {
    const at = transcript.text.indexOf(quote);
    if (at < 0) throw new Error(`“${quote}” is not in the text.`);
    const start = [...transcript.text.slice(0, at)].length;
    const end = start + [...quote].length;
    await passage(
      who.profile,
      ...['annotate', file, ...of, '--tag', tag, '--start', `${start}`, '--end', `${end}`],
      ...['--note', note],
      ...Object.entries(values).flatMap(([name, value]) => ['--attribute', `${name}=${value}`]),
    );
  }
  await passage(who.profile, 'pass', file, ...of, '--done');
}

/** The sample project's transcript, as it is imported. */
export const samplePath = join(root, 'resources/sample/press-conference.txt');
