import { type Command, Option } from 'commander';
import { pseudonymsFrom, pseudonymsOption, type Whose } from '../pseudonyms.ts';
import { idsOf, withProject } from '../desk.ts';
import { counted, plain, say } from '../print.ts';

interface Options {
  out: string;
  format?: 'csv' | 'jsonl';
  annotator?: string;
  pseudonyms?: Whose;
}

export function addLog(program: Command): void {
  program
    .command('log')
    .description('Write who did what, when, before and after: the log of the project, oldest first.')
    .argument('<file>', 'the project')
    .requiredOption('--out <path>', 'a file; .csv has a line a field, .jsonl a line an action')
    .addOption(new Option('--format <format>', 'where the ending does not say').choices(['csv', 'jsonl']))
    .option('--annotator <name>', 'only what this annotator did')
    .addOption(pseudonymsOption())
    .action((file: string, { out, format, annotator, pseudonyms }: Options) =>
      withProject(file, async (desk) => {
        const written = await desk.call('history.export', {
          format: format ?? (/\.jsonl$/i.test(out) ? 'jsonl' : 'csv'),
          place: out,
          ...(annotator !== undefined && {
            actor: idsOf(await desk.call('annotators.list'), [annotator], 'annotator')[0]!,
          }),
          ...(pseudonyms !== undefined && { pseudonyms: pseudonymsFrom(pseudonyms) }),
        });
        say(`${counted(written.rows, 'line')}: ${plain(written.file)}`);
      }),
    );
}
