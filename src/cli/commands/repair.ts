import { basename, resolve } from 'node:path';
import type { Command } from 'commander';
import { withHost } from '../desk.ts';
import { EXIT } from '../exit-codes.ts';
import { counted, plain, say, sayJson } from '../print.ts';

export function addRepair(program: Command): void {
  program
    .command('repair')
    .description(
      'Read what can be read of a damaged project into a new file. The damaged one is left as it is.',
    )
    .argument('<file>', 'the damaged project')
    .option('--to <file>', 'the new file (default: “NAME (repaired).passage” beside it)')
    .option('--json', 'the report as JSON')
    .action((file: string, { to, json }: { to?: string; json?: boolean }) =>
      withHost(async ({ call }) => {
        const place = resolve(file);
        const report = await call('project.repair', {
          place,
          ...(to === undefined ? {} : { to: resolve(to) }),
        });
        const lost = report.tables.reduce((sum, table) => sum + table.lost, 0);
        if (json) sayJson(report);
        else {
          say(
            `Read ${counted(report.pages.total, 'page')} of ${plain(basename(file))}, of which ${report.pages.damaged} cannot be used.`,
          );
          for (const table of report.tables)
            say(
              `  ${table.table}: ${table.read} read, ${table.restored} restored from the log, ${table.lost} lost`,
            );
          for (const loss of report.losses) say(`  ${plain(loss)}`);
          say(`Wrote ${plain(report.name)}; its check is clean.`);
        }
        if (lost > 0 || report.losses.length > 0) process.exitCode = EXIT.findings;
      }),
    );
}
