import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { fillProject } from './fill.ts';
import type { Benchmark } from './harness.ts';

const EACH = 5_000;
/** What the export of ten times the rows may take more, at the most. */
const LIMIT_MB = 100;

/** How the memory of an export grows from 100,000 to 1,000,000 rows. */
export const memory: Benchmark = {
  name: 'memory',
  about: 'growth of memory from 100,000 to 1,000,000 exported rows, each export in a process of its own',
  async run(bench) {
    await fillProject(bench.folder, 'small.passage', { transcripts: 20, each: EACH });
    await fillProject(bench.folder, 'large.passage', { transcripts: 200, each: EACH });
    bench.say('projects made');
    for (const format of ['csv', 'jsonl', 'parquet', 'xlsx'] as const) {
      const peak = (file: string) => peakOf(bench.folder, file, format);
      const [small, large] = [peak('small.passage'), peak('large.passage')];
      bench.say(`${format}: peak ${small.megabytes.toFixed(0)} MB, then ${large.megabytes.toFixed(0)} MB`);
      const growth = Math.max(0, large.megabytes - small.megabytes);
      bench.keep({
        name: `memory of 10 times the rows, ${format.toUpperCase()}`,
        unit: 'MB',
        median: growth,
        runs: [growth],
        floor: null,
        ratio: null,
        target: null,
        limit: LIMIT_MB,
        note: `peak ${small.megabytes.toFixed(0)} MB for 100,000 rows, ${large.megabytes.toFixed(0)} MB for 1,000,000, written in ${(large.milliseconds / 1000).toFixed(1)} s.`,
      });
    }
  },
};

/** The highest resident size of a process that does nothing but one export. */
function peakOf(folder: string, file: string, format: string): { megabytes: number; milliseconds: number } {
  const script = join(import.meta.dirname, 'memory-child.ts');
  const out = execFileSync(process.execPath, [script, folder, file, format], { encoding: 'utf8' });
  return JSON.parse(out) as { megabytes: number; milliseconds: number };
}
