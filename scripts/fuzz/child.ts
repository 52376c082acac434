import { writeFileSync } from 'node:fs';
import { Coverage } from './coverage.ts';
import { readCorpus, writeInput } from './corpus.ts';
import { wordsOf } from './mutate-bytes.ts';
import { mutate } from './mutate.ts';
import { Random } from './random.ts';
import type { FuzzInput } from './target.ts';
import { fuzzTargets } from './targets.ts';

/** What a run of a target comes to. */
export interface ChildReport {
  kind: 'done';
  tried: number;
  blocks: number;
  /** Inputs that led somewhere new, as lines of the corpus. */
  kept: string[];
  /** Milliseconds of the slowest input, and the input. */
  slowest: number;
  slowestInput: string;
}
export type ChildMessage = ChildReport | { kind: 'fault'; message: string; input: string };

/** How many inputs are run before coverage is looked at: a look costs about as much as some inputs do. */
const BATCH = 16;

const [name = '', seconds = '10', seed = '1', currentFile = ''] = process.argv.slice(2);
const target = fuzzTargets().find((one) => one.name === name)!;
const random = new Random(Number(seed));
const coverage = new Coverage();
const say = (message: ChildMessage) => process.send!(message);

const corpus: FuzzInput[] = [];
const found: FuzzInput[] = [];
const told = new Set<string>();
let [tried, slowest, slowestInput] = [0, 0, ''];

/** Runs an input; what it does to the process itself (a hang, a crash) is seen by the parent, which has the input in a file. */
async function attempt(input: FuzzInput): Promise<void> {
  writeFileSync(currentFile, writeInput(input));
  const began = performance.now();
  try {
    await target.run(input);
  } catch (error) {
    const stack = (error as Error).stack ?? String(error);
    const where = /\/src\/[\w/.-]+:\d+/.exec(stack)?.[0] ?? '';
    const key =
      where +
      String((error as Error).message)
        .replaceAll(/[\d“”"'].*/gs, '')
        .slice(0, 60);
    if (!told.has(key)) say({ kind: 'fault', message: stack.slice(0, 1_500), input: writeInput(input) });
    told.add(key);
  }
  tried += 1;
  const took = performance.now() - began;
  if (took > slowest) [slowest, slowestInput] = [took, writeInput(input)];
}

for (const input of [...(await target.seeds()), ...readCorpus(name)]) {
  await attempt(input);
  corpus.push(input);
}
coverage.fresh(true);
const words = wordsOf(corpus.flatMap((input) => input.map(({ bytes }) => bytes)));
const end = performance.now() + Number(seconds) * 1_000;
while (performance.now() < end) {
  const batch = Array.from({ length: BATCH }, () => {
    // Half of the time what was found last: it leads further more often.
    const from = found.length > 0 && random.next() < 0.5 ? found.slice(-32) : corpus;
    return mutate(random.pick(from), random, { inputs: corpus, words });
  });
  for (const input of batch) await attempt(input);
  if (coverage.fresh(false) === 0) continue;
  // One of them at least; which one shows when they run one by one.
  for (const input of batch) {
    await attempt(input);
    if (coverage.fresh(true) === 0) continue;
    corpus.push(input);
    found.push(input);
  }
}
target.end?.();
const report: ChildReport = {
  kind: 'done',
  tried,
  blocks: coverage.size,
  kept: found.map(writeInput),
  slowest,
  slowestInput,
};
// Whatever an input left running ends with the process, once the parent has the report.
process.send!(report, () => process.exit(0));
