import { type Command, InvalidArgumentError, Option } from 'commander';
import { OffsetMap } from '../../core/text/offsets.ts';
import type { Input } from '../../contract/contract.ts';
import { FIND_IN, type FindIn, type FoundInProject, type FoundLine } from '../../contract/find-types.ts';
import { PassageError } from '../../contract/errors.ts';
import { pseudonymsFrom, pseudonymsOption, type Whose } from '../pseudonyms.ts';
import { type Desk, findTranscript, idsOf, withProject } from '../desk.ts';
import { counted, plain, say, sayJson, warn } from '../print.ts';

interface Options {
  regex?: boolean;
  case?: boolean;
  accents?: boolean;
  words?: boolean;
  blanks?: boolean;
  labels?: boolean;
  furniture?: boolean;
  in: FindIn[];
  transcript: string[];
  speaker: string[];
  tagged?: string | true;
  untagged?: string | true;
  context: number;
  seconds?: number;
  json?: boolean;
  csv?: string;
  pseudonyms?: Whose;
}

const several = (value: string, known: string[]): string[] => [...known, value];

export function addFind(program: Command): void {
  program
    .command('find')
    .description('Find words in a project, and show them in their context (keyword in context).')
    .argument('<file>', 'the project')
    .argument('<pattern>', 'what to find; a blank in it stands for any run of white space')
    .option('--regex', 'the pattern is a regular expression, as JavaScript has them')
    .option('--case', 'tell upper and lower case apart')
    .option('--accents', 'tell letters with and without accents apart')
    .option('--words', 'whole words only')
    .option('--blanks', 'blanks as they are written')
    .option('--labels', 'in speaker labels and times, too')
    .option('--furniture', 'in furniture, too')
    .addOption(new Option('--in <places...>', 'where').choices([...FIND_IN]).default(['text'], 'text'))
    .option('--transcript <transcript>', 'in this one, by id or file name; may be repeated', several, [])
    .option('--speaker <name>', 'in what this speaker says; may be repeated', several, [])
    .option('--tagged [tag]', 'only what is tagged (with this tag)')
    .option('--untagged [tag]', 'only what is not tagged (with this tag)')
    .option('--context <n>', 'characters before and after', wholeNumber, 40)
    .option('--seconds <n>', 'how long a regular expression may take', seconds)
    .option('--json', 'as JSON; offsets in code points and in UTF-16')
    .option('--csv <path>', 'write all hits to a file instead')
    .addOption(pseudonymsOption())
    .action((file: string, pattern: string, options: Options) =>
      withProject(file, async (desk) => {
        if (options.pseudonyms !== undefined && !options.csv)
          throw new PassageError('invalid_input', 'Pseudonyms are of a file: add --csv.');
        const input = await inputOf(desk, pattern, options);
        if (options.csv !== undefined) return save(desk, input, options.csv, options.pseudonyms);
        const found = await desk.call('find.inProject', input);
        if (options.json) sayJson(await describe(desk, found));
        else await print(desk, found, options.context);
        if (found.stopped)
          warn(
            `The expression takes too long: stopped after ${found.stopped.seconds} seconds. There may be more.`,
          );
        if (found.more) warn(`There are more: only the first ${found.hits} are shown.`);
      }),
    );
}

async function save(
  desk: Desk,
  input: Input<'find.inProject'>,
  place: string,
  pseudonyms: Whose | undefined,
): Promise<void> {
  const { job: _, most: __, ...request } = input;
  const { rows, files, losses } = await desk.call('find.export', {
    ...request,
    place,
    ...(pseudonyms !== undefined && { pseudonyms: pseudonymsFrom(pseudonyms) }),
  });
  for (const loss of losses) warn(`passage: ${loss}`);
  say(`${counted(rows, 'hit')}: ${files.map(plain).join(', ')}`);
}

async function inputOf(desk: Desk, pattern: string, options: Options): Promise<Input<'find.inProject'>> {
  const { tagged, untagged } = options;
  const state = tagged === undefined ? (untagged === undefined ? 'any' : 'no') : 'yes';
  const tag = tagged ?? untagged;
  const transcripts = await Promise.all(options.transcript.map((one) => findTranscript(desk, one)));
  return {
    pattern,
    regex: options.regex ?? false,
    matchCase: options.case ?? false,
    matchAccents: options.accents ?? false,
    wholeWords: options.words ?? false,
    matchBlanks: options.blanks ?? false,
    labels: options.labels ?? false,
    furniture: options.furniture ?? false,
    in: options.in,
    tagged: state,
    reach: options.context,
    ...(transcripts.length > 0 && { transcripts: transcripts.map(({ id }) => id) }),
    ...(options.speaker.length > 0 && {
      speakers: idsOf(await desk.call('speakers.names'), options.speaker, 'speaker'),
    }),
    ...(typeof tag === 'string' && { tag: idsOf(await desk.call('tags.list'), [tag], 'tag')[0]! }),
    ...(options.seconds !== undefined && { seconds: options.seconds }),
  };
}

/** What names are needed to read lines by. */
async function namesOf({ call }: Desk) {
  const [transcripts, speakers] = await Promise.all([call('transcripts.list'), call('speakers.names')]);
  return {
    transcripts: new Map(transcripts.map((one) => [one.id, one])),
    speakers: new Map(speakers.map(({ id, name }) => [id, name])),
  };
}

/** Offsets of lines in code points; null for lines that stand in no transcript's text. */
function codePointsOf(desk: Desk): (line: FoundLine) => [number, number] | null {
  const kept = new Map<string, OffsetMap>();
  return ({ edition, start, end }) => {
    if (edition === null) return null;
    let map = kept.get(edition);
    if (!map) {
      kept.clear();
      kept.set(edition, (map = new OffsetMap(desk.session.project.textOf(edition))));
    }
    return [...map.rangeToCodePoints([start, end])];
  };
}

async function describe(desk: Desk, { lines, ...end }: FoundInProject) {
  const { transcripts, speakers } = await namesOf(desk);
  const codePoints = codePointsOf(desk);
  return {
    ...end,
    lines: lines.map((line) => {
      const transcript = line.transcript === null ? undefined : transcripts.get(line.transcript);
      return {
        in: line.in,
        of: line.of,
        field: line.field,
        transcript: transcript
          ? { id: transcript.id, title: transcript.title, file: transcript.fileName }
          : null,
        speaker: line.speaker === null ? null : (speakers.get(line.speaker) ?? null),
        codePoints: codePoints(line),
        utf16: line.edition === null ? null : [line.start, line.end],
        before: line.before,
        hit: line.hit,
        after: line.after,
      };
    }),
  };
}

async function print(desk: Desk, { lines, hits }: FoundInProject, context: number): Promise<void> {
  const { transcripts, speakers } = await namesOf(desk);
  const codePoints = codePointsOf(desk);
  let head = '';
  for (const line of lines) {
    const title = line.transcript === null ? 'Project' : (transcripts.get(line.transcript)?.title ?? '');
    const group = line.in === 'text' ? title : `${title}: ${line.in}`;
    if (group !== head) say(`${head === '' ? '' : '\n'}${plain(group)}`);
    head = group;
    const offsets = codePoints(line)?.join('-') ?? line.field;
    const who = line.speaker === null ? '' : `  (${plain(speakers.get(line.speaker) ?? '')})`;
    say(
      `  ${offsets.padEnd(15)} ${plain(line.before).padStart(context + 1)}[${plain(line.hit)}]${plain(line.after)}${who}`,
    );
  }
  say(
    `${lines.length === 0 ? '' : '\n'}${counted(hits, 'hit')}${lines.length === 0 ? '' : '. Offsets are in code points.'}`,
  );
}

function wholeNumber(value: string): number {
  if (!/^\d{1,4}$/.test(value) || Number(value) > 2_000)
    throw new InvalidArgumentError('A whole number from 0 to 2000 is wanted.');
  return Number(value);
}

function seconds(value: string): number {
  if (!/^\d+(\.\d+)?$/.test(value) || Number(value) < 0.1 || Number(value) > 3_600)
    throw new InvalidArgumentError('A number of seconds from 0.1 to 3600 is wanted.');
  return Number(value);
}
