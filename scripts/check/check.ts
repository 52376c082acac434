import { bins, runNode } from '../run.ts';

const steps: [name: string, script: string, args: string[]][] = [
  ['types', bins.tsc, ['-p', '.']],
  ['lint and the import rule', bins.oxlint, ['--deny-warnings', '--report-unused-disable-directives']],
  ['unused code', bins.knip, ['--no-progress']],
  ['paths, parts and doc comments', 'scripts/check/docs.ts', []],
  ['format', bins.oxfmt, ['--check']],
];

/**
 * Runs every check, the later ones also where an earlier one failed, and shows what the failing ones wrote.
 *
 * @returns the exit code: 0 where all passed, 1 otherwise
 */
export async function check(): Promise<number> {
  const failed: string[] = [];
  for (const [name, script, args] of steps) {
    const start = performance.now();
    const { code, output } = await runNode(script, args, { capture: true });
    const seconds = ((performance.now() - start) / 1000).toFixed(1);
    console.log(`${code === 0 ? 'ok    ' : 'FAILED'}  ${name} (${seconds} s)`);
    if (code === 0) continue;
    failed.push(name);
    console.log(`${output.trimEnd()}\n`);
  }
  if (failed.length > 0) console.log(`Failed: ${failed.join(', ')}.`);
  return failed.length === 0 ? 0 : 1;
}
