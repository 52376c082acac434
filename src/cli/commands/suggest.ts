import { type Command, Option } from 'commander';
import { quoteOf } from '../../core/model/span.ts';
import { OffsetMap } from '../../core/text/offsets.ts';
import type { ListedSuggestion } from '../../contract/suggestion-types.ts';
import type { TranscriptSummary } from '../../contract/types.ts';
import { actAs, type Desk, findTranscript, withProject } from '../desk.ts';
import { findTag } from '../find-tag.ts';
import { counted, plain, say, sayJson, warn } from '../print.ts';

interface Options {
  transcript?: string[];
  tag?: string;
  annotator?: string;
  accept?: boolean;
  reject?: boolean;
  list?: boolean;
  json?: boolean;
}

/** A transcript with what is suggested on it. */
interface Suggested {
  transcript: TranscriptSummary;
  text: string;
  suggestions: ListedSuggestion[];
}

export function addSuggest(program: Command): void {
  program
    .command('suggest')
    .description('Find statistics, and keep them as suggestions until somebody accepts them.')
    .argument('<file>', 'the project')
    .option('--transcript <transcripts...>', 'ids, or files’ names without the ending (default: all)')
    .option('--tag <name>', 'the tag that they are suggested for (default: Statistic)')
    .option('--annotator <name>', 'whose word is asked for and given (default: yours)')
    .addOption(new Option('--accept', 'accept what is open, as annotations of yours').conflicts('reject'))
    .option('--reject', 'reject what is open')
    .option('--list', 'a line for each suggestion')
    .option('--json', 'every suggestion with its values, as JSON; offsets in code points')
    .action((file: string, options: Options) => withProject(file, (desk) => suggest(desk, options)));
}

async function suggest(desk: Desk, options: Options): Promise<void> {
  if (options.annotator) await actAs(desk, options.annotator);
  const all = await desk.call('transcripts.list');
  const chosen = options.transcript
    ? await Promise.all(options.transcript.map((wanted) => findTranscript(desk, wanted)))
    : all;
  const found = await desk.call('suggestions.find', {
    transcripts: chosen.map(({ id }) => id),
    ...(options.tag !== undefined && { tag: findTag(await desk.call('tags.list'), options.tag).id }),
  });
  for (const { title, language } of found.skipped)
    warn(`“${plain(title)}” is in another language (${language}) and was left out.`);
  if (options.accept || options.reject) await decide(desk, chosen, options.accept ? 'accept' : 'reject');
  const suggested: Suggested[] = [];
  for (const transcript of chosen)
    suggested.push({
      transcript,
      text: (await desk.call('transcripts.get', { id: transcript.id })).text,
      suggestions: await desk.call('suggestions.list', { transcript: transcript.id }),
    });
  const tags = new Map((await desk.call('tags.list')).map((tag) => [tag.id, tag]));
  if (options.json) return sayJson(suggested.flatMap((one) => rowsOf(one, tags)));
  if (options.list) for (const one of suggested) for (const row of rowsOf(one, tags)) say(lineOf(row));
  const states = suggested.flatMap(({ suggestions }) => suggestions.map(({ state }) => state));
  const count = (...wanted: string[]) => states.filter((state) => wanted.includes(state)).length;
  say(
    `${counted(states.length, 'suggestion')} (${found.added} new): ${count('open')} open, ${count('accepted', 'changed')} accepted, ` +
      `${count('rejected')} rejected, ${count('tagged')} tagged alike already.`,
  );
}

/** One action for all that is open. */
async function decide(
  desk: Desk,
  transcripts: readonly TranscriptSummary[],
  verdict: 'accept' | 'reject',
): Promise<void> {
  const ids: string[] = [];
  for (const { id } of transcripts)
    for (const one of await desk.call('suggestions.list', { transcript: id }))
      if (one.state === 'open') ids.push(one.id);
  if (ids.length > 0) await desk.call('suggestions.decide', { ids, verdict });
}

interface Row {
  id: string;
  transcript: string;
  title: string;
  /** Code points, half-open. */
  start: number;
  end: number;
  quote: string;
  tag: string;
  values: Record<string, string>;
  state: string;
}

type TagNames = ReadonlyMap<string, { name: string; attributes: readonly { id: string; name: string }[] }>;

function rowsOf({ transcript, text, suggestions }: Suggested, tags: TagNames): Row[] {
  if (suggestions.length === 0) return [];
  const map = new OffsetMap(text);
  return suggestions.map(({ id, span, tag, values, state }) => {
    const [start, end] = map.rangeToCodePoints([span[0]![0], span.at(-1)![1]]);
    const known = tags.get(tag);
    const named = known?.attributes.flatMap((one): [string, string][] =>
      values[one.id] === undefined ? [] : [[one.name, values[one.id]!]],
    );
    return {
      id,
      transcript: transcript.id,
      title: transcript.title,
      start,
      end,
      quote: quoteOf(text, span),
      tag: known?.name ?? tag,
      values: Object.fromEntries(named ?? []),
      state,
    };
  });
}

const lineOf = ({ state, title, start, end, quote, values }: Row): string => {
  const said = Object.entries(values).map(([name, value]) => `${name} = ${plain(value)}`);
  return `${state.padEnd(9)} ${plain(title)} ${start}–${end}  “${plain(quote)}”${said.length > 0 ? `  ${said.join('; ')}` : ''}`;
};
