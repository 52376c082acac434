import { parseArgs } from 'node:util';
import { ratio, soak } from './soak.ts';

/** `npm run soak`: prints a report; ends with 1 where the project's check finds anything. */
export async function main(args: readonly string[]): Promise<number> {
  const { values } = parseArgs({
    args: [...args],
    options: { edits: { type: 'string', default: '20000' }, seconds: { type: 'string', default: '280' } },
  });
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
