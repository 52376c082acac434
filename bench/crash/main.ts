import { parseArgs } from 'node:util';
import { crash, type CrashReport, type Row } from './crash.ts';

const HELP = `Usage: npm run crash -- [--kills N] [--seconds N] [--seed N] [--only SCENARIO]

Kills real host processes with SIGKILL at random moments of changes, undo, imports, merges, exports, migrations, backups,
restores and purges, opens what they leave, and prints what was acknowledged and is lost, what is there by half, and what check finds.
Ends with 1 where any of it is not 0.`;

/** Returns the exit code. */
export async function main(args: readonly string[]): Promise<number> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      kills: { type: 'string', default: '400' },
      seconds: { type: 'string', default: '420' },
      seed: { type: 'string', default: '1' },
      only: { type: 'string' },
      help: { type: 'boolean' },
    },
  });
  if (values.help) {
    console.log(HELP);
    return 0;
  }
  const formats = ['csv', 'jsonl', 'xlsx', 'source'] as const;
  const report = await crash({
    seed: Number(values.seed),
    kills: Number(values.kills),
    seconds: Number(values.seconds),
    formats,
    ...(values.only !== undefined && { only: values.only }),
  });
  console.log(describe(report));
  for (const row of report.rows)
    for (const line of [...row.lost, ...row.half, ...row.findings]) console.log(`  ${row.scenario}: ${line}`);
  for (const name of report.leftOver) console.log(`  left over: ${name}`);
  return failures(report) === 0 ? 0 : 1;
}

export const failures = ({ rows, leftOver }: CrashReport): number =>
  rows.reduce((sum, row) => sum + row.lost.length + row.half.length + row.findings.length, leftOver.length);

/** The report as a table of Markdown. */
export function describe({ seed, seconds, rows, leftOver }: CrashReport): string {
  const sum = (of: (row: Row) => number) => rows.reduce((total, row) => total + of(row), 0);
  const line = (name: string, ...cells: (string | number)[]) => `| ${[name, ...cells].join(' | ')} |`;
  return [
    line(
      'scenario',
      'kills',
      'acknowledged changes',
      'lost',
      'half-applied',
      'findings of check',
      'fell before / during / after the work',
    ),
    line('---', '---', '---', '---', '---', '---', '---'),
    ...rows.map((r) =>
      line(
        r.scenario,
        r.kills,
        r.acknowledged,
        r.lost.length,
        r.half.length,
        r.findings.length,
        `${r.before} / ${r.during} / ${r.after}`,
      ),
    ),
    line(
      'all',
      sum((r) => r.kills),
      sum((r) => r.acknowledged),
      sum((r) => r.lost.length),
      sum((r) => r.half.length),
      sum((r) => r.findings.length),
      '',
    ),
    '',
    `Seed ${seed}, ${seconds.toFixed(0)} seconds, Node ${process.version}, ${process.platform} ${process.arch}; half-written files left after the next export: ${leftOver.length}.`,
  ].join('\n');
}
