import { basename } from 'node:path';
import type { Command } from 'commander';
import { withHost } from '../desk.ts';
import { plain, say } from '../print.ts';

export function addNew(program: Command): void {
  program
    .command('new')
    .description('Make a new project with the starter tags.')
    .argument('<file>', 'the project file to make, for instance hearings.passage')
    .option('--name <name>', 'the project’s name (default: the file’s)')
    .action((file: string, { name }: { name?: string }) =>
      withHost(async ({ session }) => {
        const title = name ?? basename(file).replace(/\.passage$/i, '');
        session.host.create(session, file, title);
        say(`Made the project “${plain(title)}” in ${plain(file)}.`);
      }),
    );
}
