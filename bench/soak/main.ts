import { parseArgs } from 'node:util';
import { ratio, soak } from './soak.ts';

const USAGE = 'npm run soak -- [--edits N] [--seconds N]: as many edits as that, or for as long (20000, 280)';

/** Null where the command line is not one of ours. */
function parse(args: readonly string[]) {
  try {
    const options = {
      edits: { type: 'string', default: '20000' },
      seconds: { type: 'string', default: '280' },
      help: { type: 'boolean', default: false },
    } as const;
    const { values } = parseArgs({ args: [...args], options });
    return Number(values.edits) > 0 && Number(values.seconds) > 0 ? values : null;
  } catch {
    return null;
  }
}

/** `npm run soak`: prints a report; ends with 1 where the project's check finds anything. */
export async function main(args: readonly string[]): Promise<number> {
  const values = parse(args);
  if (!values) return (console.error(USAGE), 2);
  if (values.help) return (console.log(USAGE), 0);
  const report = await soak(Number(values.edits), Number(values.seconds));
  const { edits, undos, searches, exports, seconds, tenths, findings } = report;
  console.log(
    `${edits} edits, ${undos} undos and redos, ${searches} searches, ${exports} exports in ${seconds.toFixed(0)} s; check finds ${findings}\n`,
  );
  console.log(
    '| tenth | edits | ms an edit | ms a search | ms an export | MB after gc |\n| --- | --- | --- | --- | --- | --- |',
  );
  tenths.forEach((t, i) =>
    console.log(
      `| ${i + 1} | ${t.edits} | ${t.edit.toFixed(2)} | ${t.find.toFixed(1)} | ${t.export.toFixed(0)} | ${(t.memory / 1e6).toFixed(1)} |`,
    ),
  );
  const said = (['edit', 'find', 'export', 'memory'] as const).map(
    (what) => `${what} ${ratio(report, what).toFixed(2)}`,
  );
  console.log(`\nLast tenth by first: ${said.join(', ')}.`);
  return findings === 0 ? 0 : 1;
}
