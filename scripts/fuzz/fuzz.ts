import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { root } from '../run.ts';
import { readCorpus, readInput, writeCorpus } from './corpus.ts';
import { type Outcome, runTarget } from './run-target.ts';
import { fuzzTargets } from './targets.ts';

const USAGE =
  'npm run fuzz -- [TARGET…] [--seconds N] [--seed N] [--keep]\n' +
  '  TARGET: a name or its beginning ("format:", "extract:pdf"); all without one\n' +
  '  --seconds N: for each target (10)\n' +
  '  --keep: put what led somewhere new into scripts/fuzz/corpus';

/**
 * Fuzzes targets one after the other, each in a process of its own, and prints a table of what was tried. What was found is
 * written to `coverage/fuzz`.
 *
 * @returns the exit code: 0 where nothing crashed, hung or broke its word, 1 otherwise, 2 for a wrong command line
 */
export async function fuzz(args: readonly string[]): Promise<number> {
  const parsed = parse(args);
  const names = fuzzTargets().map(({ name }) => name);
  const usage = `${USAGE}\nTargets: ${names.join(', ')}`;
  if (!parsed) return (console.error(usage), 2);
  const { values, positionals } = parsed;
  if (values.help) return (console.log(usage), 0);
  const chosen =
    positionals.length === 0 ? names : names.filter((name) => positionals.some((p) => name.startsWith(p)));
  const seconds = Number(values.seconds);
  if (chosen.length === 0 || !(seconds > 0)) {
    console.error(usage);
    return 2;
  }
  const folder = join(root, 'coverage', 'fuzz');
  mkdirSync(folder, { recursive: true });
  console.log(`seed ${values.seed}, ${seconds} s each\n`);
  console.log('| target | inputs tried | blocks reached | led to new ones | slowest | crashes | hangs |');
  console.log('|---|--:|--:|--:|--:|--:|--:|');
  const outcomes: Outcome[] = [];
  for (const name of chosen) {
    const outcome = await runTarget(name, seconds, Number(values.seed), folder);
    outcomes.push(outcome);
    console.log(rowOf(outcome));
    if (values.keep) writeCorpus(name, [...readCorpus(name), ...outcome.kept.map(readInput)]);
  }
  const faults = outcomes.flatMap((outcome) =>
    outcome.faults.map((fault) => ({ target: outcome.name, ...fault })),
  );
  writeFileSync(join(folder, 'report.json'), JSON.stringify({ outcomes, faults }, null, 1));
  for (const { target, message, input } of faults)
    console.log(`\n${target}: ${message}\n  input: ${input.slice(0, 2_000)}`);
  const sum = (of: (outcome: Outcome) => number) =>
    outcomes.reduce((total, outcome) => total + of(outcome), 0);
  console.log(
    `\n${chosen.length} targets, ${sum((o) => o.tried).toLocaleString('en-US')} inputs, ` +
      `crashes ${sum((o) => o.faults.length - o.hangs)}, hangs over the limit ${sum((o) => o.hangs)}`,
  );
  return faults.length === 0 ? 0 : 1;
}

/** Null where the command line is not one of ours. */
function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        seconds: { type: 'string', default: '10' },
        seed: { type: 'string', default: String(Date.now() % 2 ** 31) },
        keep: { type: 'boolean', default: false },
        help: { type: 'boolean', default: false },
      },
    });
  } catch {
    return null;
  }
}

const rowOf = ({ name, tried, blocks, kept, slowest, faults, hangs }: Outcome): string =>
  `| ${[name, tried.toLocaleString('en-US'), blocks.toLocaleString('en-US'), kept.length, `${Math.round(slowest)} ms`, faults.length - hangs, hangs].join(' | ')} |`;
