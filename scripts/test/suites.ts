import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from '../build.ts';
import { ensureChromium } from '../chromium.ts';
import { bins, runNode } from '../run.ts';
import { type Counts, countPlaywright, countVitest, settle } from './counts.ts';

/** A suite takes further arguments of its runner (a file, `-t name`), and gives what it came to. */
export type Suite = (args: readonly string[]) => Promise<Counts>;

/** Runs with a file for a JSON report, and reads it; a runner that died without writing one has run nothing. */
async function withReport<Report>(
  name: string,
  count: (report: Report) => Counts,
  run: (file: string) => Promise<{ code: number }>,
): Promise<Counts> {
  const folder = await mkdtemp(join(tmpdir(), 'passage-test-'));
  try {
    const file = join(folder, 'report.json');
    const { code } = await run(file);
    const text = await readFile(file, 'utf8').catch(() => undefined);
    const counts =
      text === undefined ? { passed: 0, failed: [], skipped: [] } : count(JSON.parse(text) as Report);
    return settle(name, counts, code);
  } finally {
    await rm(folder, { recursive: true });
  }
}

const unit: Suite = (args) =>
  withReport('unit', countVitest, (file) =>
    runNode(bins.vitest, [
      'run',
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${file}`,
      ...args,
    ]),
  );

/** The stories run against the app as it is built now, in a Chromium that is found or installed. */
const e2e: Suite = async (args) => {
  await build();
  const env = { PASSAGE_CHROMIUM: await ensureChromium() };
  return withReport('e2e', countPlaywright, (file) =>
    runNode(bins.playwright, ['test', '--reporter=list,json', ...args], {
      env: { ...env, PLAYWRIGHT_JSON_OUTPUT_FILE: file },
    }),
  );
};

export const suites: Record<string, Suite> = { unit, e2e };
