import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import type { Command } from 'commander';
import { codePointLength } from '../../core/text/offsets.ts';
import { PassageError } from '../../contract/errors.ts';
import { type Desk, withProject } from '../desk.ts';
import { EXIT } from '../exit-codes.ts';
import { counted, plain, say, warn } from '../print.ts';

export function addImport(program: Command): void {
  program
    .command('import')
    .description('Import transcripts: speakers, turns and furniture are found by their layout.')
    .argument('<file>', 'the project')
    .argument('<sources...>', 'text files (.txt, .md)')
    .option('--again', 'import also what the project has already')
    .action((file: string, sources: string[], options: { again?: boolean }) =>
      withProject(file, async (desk) => {
        let failed = 0;
        for (const source of sources)
          try {
            await importOne(desk, source, options.again ?? false);
          } catch (error) {
            if (!(error instanceof PassageError)) throw error;
            failed += 1;
            warn(`passage: ${error.message}`);
          }
        if (failed > 0) process.exitCode = failed === sources.length ? EXIT.cannotOpen : EXIT.findings;
      }),
    );
}

async function importOne({ call }: Desk, source: string, again: boolean): Promise<void> {
  const read = await call('import.read', { fileName: basename(source), bytes: bytesOf(source) });
  const same = read.duplicates[0];
  if (same && !again)
    throw new PassageError(
      'exists',
      `“${basename(source)}” has the text of “${same.title}”, which is in the project. Use --again to import it all the same.`,
    );
  const { id } = await call('import.commit', { upload: read.upload });
  const { transcript, turns } = await call('transcripts.get', { id });
  say(
    `${id}  ${plain(transcript.title)}: ${counted(turns.length, 'turn')}, ${counted(codePointLength(read.text), 'character')} (${read.encoding}).`,
  );
}

function bytesOf(source: string): Uint8Array {
  try {
    return readFileSync(source);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    const why =
      code === 'ENOENT'
        ? 'there is no such file'
        : code === 'EISDIR'
          ? 'it is a folder'
          : code === 'EACCES'
            ? 'you may not read it'
            : String(code);
    throw new PassageError('cannot_open', `“${source}” cannot be read: ${why}.`);
  }
}
