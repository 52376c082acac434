import type { Command } from 'commander';
import type { PurgeKind, PurgeReport } from '../../contract/purge-types.ts';
import { PassageError } from '../../contract/errors.ts';
import { type Desk, findTranscript, idsOf, withProject } from '../desk.ts';
import { EXIT } from '../exit-codes.ts';
import { counted, plain, say, sayJson } from '../print.ts';

const KINDS: readonly PurgeKind[] = ['transcript', 'annotator', 'speaker'];

interface Options {
  confirm?: string;
  pseudonym?: string;
  everywhere?: boolean;
  json?: boolean;
}

export function addPurge(program: Command): void {
  program
    .command('purge')
    .description(
      'Remove a transcript, an annotator’s work or a speaker’s name for good, from the project and its backups. It cannot be undone.',
    )
    .argument('<file>', 'the project')
    .argument('<what>', KINDS.join(', '))
    .argument('<which>', 'its id, file name or name')
    .option(
      '--confirm <name>',
      'the title or name, as it is said without this option; without it nothing is changed',
    )
    .option('--pseudonym <name>', 'what stands for the person from now on (default: “Speaker 1” or the like)')
    .option(
      '--everywhere',
      'mask a speaker’s name in texts, and replace the name in notes, titles and comments',
    )
    .option('--json', 'as JSON')
    .action((file: string, word: string, which: string, options: Options) =>
      withProject(file, async (desk) => {
        const what = KINDS.find((kind) => kind === word);
        if (!what)
          throw new PassageError(
            'invalid_input',
            `“${word}” cannot be purged: it is none of ${KINDS.join(', ')}.`,
          );
        const { confirm, pseudonym, everywhere = false, json } = options;
        const id = await find(desk, what, which);
        if (confirm === undefined) {
          const preview = await desk.call('purge.preview', { what, id });
          process.exitCode = EXIT.usage;
          if (json) return sayJson(preview);
          say(`This would remove the ${what} “${plain(preview.name)}” for good:`);
          rowsOf(preview.rows);
          if (what !== 'transcript')
            say(`  The name stands in ${counted(preview.places, 'place')} of the texts.`);
          say(`  ${counted(preview.backups, 'backup')} would be purged, too.`);
          return say(`Nothing was changed. Say so with --confirm “${plain(preview.name)}”.`);
        }
        const input = { what, id, confirm, everywhere, ...(pseudonym === undefined ? {} : { pseudonym }) };
        const report = await desk.call('purge.run', input);
        if (json) sayJson(report);
        else print(report);
      }),
    );
}

async function find(desk: Desk, what: PurgeKind, which: string): Promise<string> {
  if (what === 'transcript')
    return /^[0-9a-f-]{36}$/i.test(which) ? which : (await findTranscript(desk, which)).id;
  const { db } = desk.session.project;
  const all = db.prepare(`SELECT id, name FROM ${what}s`).all() as { id: string; name: string }[];
  return idsOf(all, [which], what)[0]!;
}

function rowsOf(rows: Readonly<Record<string, number>>): void {
  for (const [entity, n] of Object.entries(rows)) say(`  ${entity.replaceAll('_', ' ')}: ${n}`);
}

function print(report: PurgeReport): void {
  say(
    `Purged${report.pseudonym === null ? '' : `; “${plain(report.pseudonym)}” stands for the person now`}.`,
  );
  rowsOf(report.rows);
  say(`  entries of the log: ${report.changes}, of ${counted(report.actions, 'action')} nothing is left`);
  if (report.sources > 0) say(`  stored bytes of ${counted(report.sources, 'imported file')}`);
  if (report.places > 0) say(`  ${counted(report.places, 'place')} of texts masked`);
  const { purged, deleted } = report.backups;
  say(`  backups: ${purged.length} purged, ${deleted.length} deleted since they could not be`);
  say('Where it may still be:');
  for (const sentence of report.mayRemain) say(`  ${plain(sentence)}`);
}
