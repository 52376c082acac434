import { writeFileSync } from 'node:fs';
import { agreement } from './agreement.ts';
import { annotate } from './annotate.ts';
import { app } from './app.ts';
import { bareAnnotate } from './bare-annotate.ts';
import { bareOpen } from './bare-open.ts';
import { bareScroll } from './bare-scroll.ts';
import { exportTable } from './export.ts';
import { type Benchmark, type Results, runBenchmark } from './harness.ts';
import { find } from './find.ts';
import { importText } from './import.ts';
import { machine } from './machine.ts';
import { memory } from './memory.ts';
import { merge } from './merge.ts';
import { tableOf } from './print.ts';

const BENCHMARKS: readonly Benchmark[] = [
  importText,
  annotate,
  exportTable,
  memory,
  merge,
  agreement,
  find,
  bareOpen,
  bareAnnotate,
  bareScroll,
  app,
];

const HELP = `Usage: npm run bench -- [NAMES...] [--json FILE]

Measures Passage beside floors and prints medians and ratios. A ratio is ours through the floor, measured in turn.
Without names all are run: ${BENCHMARKS.map(({ name }) => name).join(', ')}.

${BENCHMARKS.map(({ name, about }) => `  ${name.padEnd(12)} ${about}`).join('\n')}

Ends with 1 where a limit is not kept or a benchmark fails, with 2 on wrong usage.`;

/** Runs the benchmarks that the arguments name. Returns the exit code. */
export async function main(args: readonly string[]): Promise<number> {
  const names: string[] = [];
  let json: string | undefined;
  for (let i = 0; i < args.length; i++) {
    if (args[i] === '--help') return (console.log(HELP), 0);
    if (args[i] === '--json' && args[i + 1] !== undefined) json = args[++i];
    else if (BENCHMARKS.some(({ name }) => name === args[i])) names.push(args[i]!);
    else return (console.error(`There is no “${args[i]}”.\n\n${HELP}`), 2);
  }
  const results: Results = { figures: [], skipped: [], failed: [] };
  for (const benchmark of BENCHMARKS.filter(({ name }) => names.length === 0 || names.includes(name))) {
    console.error(`${benchmark.name}: ${benchmark.about}`);
    await runBenchmark(benchmark, results);
  }
  console.log(tableOf(results));
  if (json !== undefined)
    writeFileSync(json, `${JSON.stringify({ machine: machine(), ...results }, null, 2)}\n`);
  const missed = results.figures.some(({ median, limit }) => limit !== null && median > limit);
  return missed || results.failed.length > 0 ? 1 : 0;
}
