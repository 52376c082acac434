import { type Command, InvalidArgumentError } from 'commander';
import type { Tag } from '../../core/model/codebook.ts';
import { OffsetMap } from '../../core/text/offsets.ts';
import { PassageError } from '../../contract/errors.ts';
import { actAs, findTranscript, withProject } from '../desk.ts';
import { findTag } from '../find-tag.ts';
import { plain, say } from '../print.ts';

interface Options {
  transcript: string;
  start: number;
  end: number;
  tag: string;
  utf16?: boolean;
  annotator?: string;
  note?: string;
  attribute: [name: string, value: string][];
}

export function addAnnotate(program: Command): void {
  program
    .command('annotate')
    .description('Tag a span of a transcript.')
    .argument('<file>', 'the project')
    .requiredOption('--transcript <transcript>', 'its id, or its file’s name without the ending')
    .requiredOption('--start <n>', 'start, in code points', wholeNumber)
    .requiredOption('--end <n>', 'end, exclusive, in code points', wholeNumber)
    .requiredOption('--tag <name>', 'the tag’s name, or its path with “ › ”')
    .option('--utf16', 'start and end are UTF-16 code units')
    .option('--annotator <name>', 'who annotates (default: you)')
    .option('--note <text>', 'a note')
    .option('--attribute <name=value>', 'a value of one of the tag’s attributes; may be repeated', pair, [])
    .action((file: string, options: Options) =>
      withProject(file, async (desk) => {
        if (options.annotator) await actAs(desk, options.annotator);
        const { id: transcript } = await findTranscript(desk, options.transcript);
        const { text } = await desk.call('transcripts.get', { id: transcript });
        const range = options.utf16
          ? ([options.start, options.end] as const)
          : toUtf16(text, options.start, options.end);
        const tag = findTag(await desk.call('tags.list'), options.tag);
        const { id } = await desk.call('annotations.create', {
          transcript,
          tag: tag.id,
          span: [[...range]],
          note: options.note ?? '',
          values: Object.fromEntries(
            options.attribute.map(([name, value]) => [attributeId(tag, name), value]),
          ),
        });
        say(`${id}  ${plain(tag.name)}  “${plain(text.slice(...range))}”`);
      }),
    );
}

function toUtf16(text: string, start: number, end: number): readonly [number, number] {
  try {
    return new OffsetMap(text).rangeToUtf16([start, end]);
  } catch (error) {
    throw new PassageError('invalid_input', (error as Error).message);
  }
}

function attributeId(tag: Tag, name: string): string {
  const found = tag.attributes.find((a) => a.name.toLowerCase() === name.toLowerCase());
  if (found) return found.id;
  const has = tag.attributes.map((a) => a.name).join(', ') || 'none';
  throw new PassageError('not_found', `“${tag.name}” has no attribute “${name}”. It has: ${has}.`);
}

function wholeNumber(value: string): number {
  if (!/^\d{1,15}$/.test(value)) throw new InvalidArgumentError('A whole number from 0 is wanted.');
  return Number(value);
}

function pair(value: string, known: [string, string][]): [string, string][] {
  const at = value.indexOf('=');
  if (at < 1) throw new InvalidArgumentError('Write it as name=value.');
  return [...known, [value.slice(0, at), value.slice(at + 1)]];
}
