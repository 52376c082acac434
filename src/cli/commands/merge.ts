import type { Command } from 'commander';
import { withProject } from '../desk.ts';
import { say } from '../print.ts';
import { printMerge } from '../print-merge.ts';

export function addMerge(program: Command): void {
  program
    .command('merge')
    .description('Merge colleagues’ copies into a project, in one change that undo takes back.')
    .argument('<file>', 'the project')
    .argument('<others...>', 'the copies')
    .option('--dry-run', 'only say what it would do')
    .action((file: string, others: string[], { dryRun }: { dryRun?: boolean }) =>
      withProject(file, async (desk) => {
        const sources = others.map((place) => ({ place }));
        const { files, action } = await desk.call('merge.run', { sources, dryRun: dryRun ?? false });
        for (const report of files) printMerge(report);
        say(dryRun ? 'Nothing was changed (--dry-run).' : action ? 'Merged.' : 'Nothing was new.');
      }),
    );
}
