import { type Counts, totalsLine } from './counts.ts';
import { suites } from './suites.ts';

/** Runs one suite; whatever keeps it from running (a failing build, no browser) is a failure of it. */
async function runSuite(name: string, args: readonly string[]): Promise<Counts> {
  console.log(`\n== ${name}`);
  try {
    const suite = suites[name];
    if (suite === undefined) throw new Error('no such suite');
    return await suite(args);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    console.error(reason);
    return { passed: 0, failed: [`${name}: could not run: ${reason.split('\n', 1)[0]}`], skipped: [] };
  }
}

/**
 * Runs all suites, or the one that the first argument names; further arguments go to its runner. Shows every skipped and
 * every failed test by name, and ends with the line that adds all suites up.
 *
 * @returns the exit code: 0 where every suite ran something and nothing failed, 1 otherwise
 */
export async function test(args: readonly string[]): Promise<number> {
  const [first, ...rest] = args;
  const chosen = first === undefined ? Object.keys(suites) : [first];
  if (first !== undefined && suites[first] === undefined) {
    console.error(
      `No suite "${first}": npm test [-- ${Object.keys(suites).join(' | ')} [arguments of its runner]]`,
    );
    return 2;
  }
  const all: Counts[] = [];
  for (const name of chosen) all.push(await runSuite(name, rest));

  console.log();
  for (const [index, { passed, failed, skipped }] of all.entries()) {
    console.log(`${chosen[index]}: passed ${passed}, failed ${failed.length}, skipped ${skipped.length}`);
    for (const name of skipped) console.log(`  skipped: ${name}`);
    for (const name of failed) console.log(`  FAILED: ${name}`);
  }
  console.log(totalsLine(all));
  return all.every(({ failed }) => failed.length === 0) ? 0 : 1;
}
