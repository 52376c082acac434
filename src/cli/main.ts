import { Command, CommanderError } from 'commander';
import { PassageError, toWireError } from '../contract/errors.ts';
import { addAgreement } from './commands/agreement.ts';
import { addAnnotate } from './commands/annotate.ts';
import { addBackups } from './commands/backups.ts';
import { addCheck } from './commands/check.ts';
import { addCodebook } from './commands/codebook.ts';
import { addCorrect } from './commands/correct.ts';
import { addExport } from './commands/export.ts';
import { addFind } from './commands/find.ts';
import { addImport } from './commands/import.ts';
import { addLog } from './commands/log.ts';
import { addMerge } from './commands/merge.ts';
import { addNew } from './commands/new.ts';
import { addPass } from './commands/pass.ts';
import { addPurge } from './commands/purge.ts';
import { addRepair } from './commands/repair.ts';
import { addServe } from './commands/serve.ts';
import { addShow } from './commands/show.ts';
import { addSuggest } from './commands/suggest.ts';
import { version } from './desk.ts';
import { EXIT, exitCodeOf } from './exit-codes.ts';
import { endWithReader, warn } from './print.ts';

const CODES = `
Exit codes: 0 fine, 1 findings, 2 wrong usage, 3 cannot open or write, 4 in use elsewhere.`;

/** Runs the command line. Sets the process's exit code; never throws. */
export async function main(argv: readonly string[]): Promise<void> {
  endWithReader();
  const program = new Command('passage')
    .description('Tag passages of transcripts, review annotations, export a coded dataset.')
    .version(version())
    .showHelpAfterError('(--help says more)')
    .addHelpText('after', CODES)
    .exitOverride();
  for (const add of [
    addNew,
    addImport,
    addShow,
    addFind,
    addAnnotate,
    addCorrect,
    addSuggest,
    addExport,
    addLog,
    addMerge,
    addPass,
    addAgreement,
    addCodebook,
    addCheck,
    addBackups,
    addRepair,
    addPurge,
    addServe,
  ])
    add(program);
  for (const command of withSubcommands(program.commands))
    command.exitOverride().showHelpAfterError('(--help says more)').addHelpText('after', CODES);
  if (argv.length <= 2) {
    program.outputHelp({ error: true });
    process.exitCode = EXIT.usage;
    return;
  }
  try {
    await program.parseAsync([...argv]);
  } catch (error) {
    process.exitCode = report(error);
  }
}

const withSubcommands = (commands: readonly Command[]): Command[] =>
  commands.flatMap((command) => [command, ...withSubcommands(command.commands)]);

function report(error: unknown): number {
  // Commander has printed what was wrong, or the help that was asked for.
  if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.fine : EXIT.usage;
  if (error instanceof PassageError) {
    warn(`passage: ${error.message}`);
    return exitCodeOf(error.code);
  }
  warn(`passage: ${toWireError(error).message}`);
  if (process.env['PASSAGE_DEBUG']) warn(String((error as Error).stack));
  return EXIT.findings;
}
