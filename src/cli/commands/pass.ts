import type { Command } from 'commander';
import { PassageError } from '../../contract/errors.ts';
import { actAs, findTranscript, withProject } from '../desk.ts';
import { plain, say } from '../print.ts';

interface Options {
  transcript: string;
  annotator?: string;
  done?: boolean;
  open?: boolean;
}

export function addPass(program: Command): void {
  program
    .command('pass')
    .description('Mark an annotator’s pass on a transcript as done, or as open.')
    .argument('<file>', 'the project')
    .requiredOption('--transcript <transcript>', 'its id, or its file’s name without the ending')
    .option('--annotator <name>', 'whose pass (default: yours)')
    .option('--done', 'the pass is done')
    .option('--open', 'the pass is open again')
    .action((file: string, options: Options) =>
      withProject(file, async (desk) => {
        if (!options.done === !options.open)
          throw new PassageError('invalid_input', 'Nothing was changed: say either --done or --open.');
        if (options.annotator) await actAs(desk, options.annotator);
        const { id, title } = await findTranscript(desk, options.transcript);
        const state = options.done ? 'done' : 'open';
        await desk.call('passes.set', { transcript: id, state });
        say(`${plain(desk.session.annotator.name)}’s pass on “${plain(title)}” is ${state}.`);
      }),
    );
}
