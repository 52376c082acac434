import type { Command } from 'commander';
import { withProject } from '../desk.ts';
import { EXIT } from '../exit-codes.ts';
import { counted, plain, say, sayJson } from '../print.ts';

export function addCheck(program: Command): void {
  program
    .command('check')
    .description(
      'Check a project: the database, every range in its text, hashes, and that the log leads to the state.',
    )
    .argument('<file>', 'the project')
    .option('--json', 'findings as JSON')
    .action((file: string, { json }: { json?: boolean }) =>
      withProject(file, async ({ call }) => {
        const findings = await call('project.check');
        if (json) sayJson(findings);
        else {
          for (const { code, message, entity, id } of findings)
            say(`${code}: ${plain(message)}${entity ? ` (${entity}${id ? ` ${plain(id)}` : ''})` : ''}`);
          say(findings.length === 0 ? 'Clean.' : `${counted(findings.length, 'finding')}.`);
        }
        if (findings.length > 0) process.exitCode = EXIT.findings;
      }),
    );
}
