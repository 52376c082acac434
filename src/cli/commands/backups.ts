import { basename, resolve } from 'node:path';
import type { Command } from 'commander';
import type { ProjectSummary } from '../../contract/safety-types.ts';
import { withHost, withProject } from '../desk.ts';
import { counted, plain, say, sayJson } from '../print.ts';

const REASONS = {
  auto: 'by itself',
  asked: 'asked for',
  migration: 'before an update of the file',
  restore: 'before a restore',
} as const;

export function addBackups(program: Command): void {
  const backups = program
    .command('backups')
    .description('Backups of a project: list, look into, make, restore.');
  backups
    .command('list')
    .description('List the backups of a project, the newest first.')
    .argument('<file>', 'the project')
    .option('--json', 'as JSON')
    .action((file: string, { json }: { json?: boolean }) =>
      withHost(async ({ call }) => {
        const list = await call('backups.list', { place: resolve(file) });
        if (json) return sayJson(list);
        say(`${counted(list.backups.length, 'backup')} in ${plain(list.folder)}`);
        for (const { id, at, reason } of list.backups) say(`  ${id}  ${moment(at)}, ${REASONS[reason]}`);
      }),
    );
  backups
    .command('look')
    .description('Say what is inside a backup.')
    .argument('<file>', 'the project')
    .argument('<backup>', 'the backup, as “list” names it')
    .option('--json', 'as JSON')
    .action((file: string, id: string, { json }: { json?: boolean }) =>
      withHost(async ({ call }) => {
        const look = await call('backups.look', { place: resolve(file), id });
        if (json) return sayJson(look);
        say(`${id}: ${moment(look.backup.at)}, ${REASONS[look.backup.reason]}`);
        summary(look.inside);
      }),
    );
  backups
    .command('make')
    .description('Make a backup now, and check it.')
    .argument('<file>', 'the project')
    .action((file: string) =>
      withProject(file, async ({ call }) => {
        const { id } = await call('backups.make');
        say(`Made ${id}.`);
      }),
    );
  backups
    .command('restore')
    .description(
      'Put a backup in the place of the project; what the project holds is kept as a backup first.',
    )
    .argument('<file>', 'the project')
    .argument('<backup>', 'the backup, as “list” names it')
    .action((file: string, id: string) =>
      withHost(async ({ call }) => {
        const info = await call('backups.restore', { place: resolve(file), id });
        if (info.keptAs !== undefined) say(`The damaged file is kept as ${plain(info.keptAs)}.`);
        say(`Restored ${id} to ${plain(basename(file))}.`);
      }),
    );
}

function summary({ name, transcripts, annotations, annotators, lastChange }: ProjectSummary): void {
  say(`  “${plain(name)}”: ${counted(transcripts, 'transcript')}, ${counted(annotations, 'annotation')}`);
  for (const person of annotators)
    say(`  ${plain(person.name)}: ${counted(person.annotations, 'annotation')}`);
  if (lastChange !== null) say(`  last change ${moment(lastChange)}`);
}

const moment = (at: number): string => new Date(at).toISOString().replace('T', ' ').replace(/\.\d+/, '');
