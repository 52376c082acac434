import { existsSync, readFileSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import { type Command, Option } from 'commander';
import type { PlannedLine } from '../../core/codebook/plan.ts';
import { PassageError } from '../../contract/errors.ts';
import { withProject } from '../desk.ts';
import { plain, say, warn } from '../print.ts';

/** `passage codebook export|import`: the codebook as a file, CSV or JSON. */
export function addCodebook(program: Command): void {
  const codebook = program.command('codebook').description('Write the codebook to a file, or read one.');
  codebook
    .command('export')
    .description('Write tags, attributes and types of relations.')
    .argument('<file>', 'the project')
    .addOption(
      new Option('--format <format>', 'what to write').choices(['csv', 'json']).makeOptionMandatory(),
    )
    .requiredOption('--out <path>', 'the file to write')
    .action((file: string, { format, out }: { format: 'csv' | 'json'; out: string }) =>
      withProject(file, async ({ call }) => {
        const { file: name, losses } = await call('codebook.export', { format, place: out });
        for (const loss of losses) warn(`passage: ${loss}`);
        say(plain(name));
      }),
    );
  codebook
    .command('import')
    .description('Add and change tags as a CSV or JSON file says; nothing is deleted.')
    .argument('<file>', 'the project')
    .argument('<codebook>', 'the CSV or JSON file')
    .option('--only-new', 'leave what is there as it is')
    .option('--dry-run', 'say what it would do, and change nothing')
    .action((file: string, source: string, options: { onlyNew?: boolean; dryRun?: boolean }) =>
      withProject(file, async ({ call }) => {
        const input = {
          fileName: basename(source),
          bytes: bytesOf(source),
          onlyNew: options.onlyNew ?? false,
        };
        const done = await call(options.dryRun ? 'codebook.plan' : 'codebook.import', input);
        for (const finding of done.findings) warn(`passage: ${plain(finding)}`);
        for (const line of done.lines) print(line);
        const count = (kind: PlannedLine['kind']) => done.lines.filter((line) => line.kind === kind).length;
        const said = `${count('add')} added, ${count('change')} changed, ${count('leave')} left as they are`;
        say(options.dryRun ? `It would be: ${said}` : said);
      }),
    );
}

function print({ kind, what, name, fields }: PlannedLine): void {
  if (kind === 'leave') return;
  say(`${kind === 'add' ? '+' : '~'} ${what === 'tag' ? '' : 'relation: '}${plain(name)}`);
  if (kind === 'change')
    for (const { field, before, after } of fields)
      say(`    ${field}: ${plain(before) || '(empty)'} -> ${plain(after) || '(empty)'}`);
}

function bytesOf(path: string): Uint8Array {
  if (!existsSync(path) || !statSync(path).isFile())
    throw new PassageError('cannot_open', `There is no file “${path}”. Look how it is spelled.`);
  return readFileSync(path);
}
