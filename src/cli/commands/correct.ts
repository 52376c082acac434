import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import type { Command } from 'commander';
import { effectsOn } from '../../core/edits/effects.ts';
import { editsToFile } from '../../core/edits/line-text.ts';
import { quoteOf } from '../../core/model/span.ts';
import { PassageError } from '../../contract/errors.ts';
import { actAs, findTranscript, withProject } from '../desk.ts';
import { counted, plain, say } from '../print.ts';

interface Options {
  transcript: string;
  text: string;
  annotator?: string;
  dryRun?: boolean;
}

export function addCorrect(program: Command): void {
  program
    .command('correct')
    .description('Make a new edition of a transcript from a corrected file; annotations move along.')
    .argument('<file>', 'the project')
    .requiredOption('--transcript <transcript>', 'its id, or the name of its file')
    .requiredOption('--text <path>', 'the corrected text; how its lines end makes no difference')
    .option('--annotator <name>', 'who corrects')
    .option('--dry-run', 'only say what it would do')
    .action((file: string, { transcript: wanted, text: path, annotator, dryRun }: Options) =>
      withProject(file, async (desk) => {
        if (annotator !== undefined) await actAs(desk, annotator);
        const { id } = await findTranscript(desk, wanted);
        const { text, transcript } = await desk.call('transcripts.get', { id });
        const read = await desk.call('import.read', { fileName: basename(path), bytes: bytesOf(path) });
        const edits = editsToFile(text, read.text);
        const annotations = await desk.call('annotations.list', { transcript: id });
        const { orphaned, partial } = effectsOn(annotations, edits);
        for (const one of annotations.filter((a) => orphaned.includes(a.id)))
          say(`  without a place: “${plain(quoteOf(text, one.span))}”`);
        say(
          `${counted(edits.length, 'change')}; ${counted(orphaned.length, 'annotation')} without a place, ${partial.length} in part.`,
        );
        if (dryRun) return say('Nothing was changed (--dry-run).');
        if (edits.length === 0) return say('The text is the same.');
        await desk.call('editions.correct', {
          transcript: id,
          edition: transcript.edition,
          edits: edits.map(([start, end, inserted]) => [start, end, inserted]),
        });
        say(`“${plain(transcript.title)}” is in edition ${transcript.editionNumber + 1} now.`);
      }),
    );
}

function bytesOf(path: string): Uint8Array {
  try {
    return readFileSync(path);
  } catch (error) {
    throw new PassageError(
      'cannot_open',
      `“${path}” cannot be read. Look whether it is there, and whether you may read it.`,
      { path },
      { cause: error },
    );
  }
}
