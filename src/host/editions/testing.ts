import type { Edit } from '../../core/edits/edits.ts';
import { refineEdits } from '../../core/edits/refine-edits.ts';
import { quoteOf } from '../../core/model/span.ts';
import { STARTER_TAGS } from '../starter.ts';
import { BEN, type Colleague, colleague, type Desk, importText, openDesk } from '../testing.ts';

export const TEXT =
  'Anna Bell:\r\n\r\nWe have sene 4,600 cases 🙂. That is a lot.\r\n\r\nCarl Dent:\r\n\r\nIt is. Next question,\u00a0please.\r\n';

/** Of the test that runs. */
export let desk: Desk;

export let ben: Colleague;
export let transcript: string;

/** Opens a desk for the test that begins, with a colleague and a transcript of {@link TEXT}. */
export async function begin(): Promise<void> {
  desk = openDesk();
  ben = colleague(desk, BEN);
  transcript = await importText(desk, TEXT);
}

export type Who = Pick<Desk, 'call'>;

/** The transcript as one of them sees it. */
export const content = (who: Who = desk) => who.call('transcripts.get', { id: transcript });

/** Where a quote stands in the current text. UTF-16. */
export const spanOf = async (quote: string, who: Who = desk): Promise<[number, number]> => {
  const at = (await content(who)).text.indexOf(quote);
  return [at, at + quote.length];
};

/** Tags the first place of each quote, all as one span. */
export async function annotate(quotes: string[], who: Who = desk): Promise<string> {
  const span = await Promise.all(quotes.map((quote) => spanOf(quote, who)));
  return (await who.call('annotations.create', { transcript, span, tag: STARTER_TAGS.claim })).id;
}

/** Corrects the text: each pair is what stands there and what is to. */
export async function correct(pairs: [string, string][], who: Who = desk) {
  const { text, transcript: summary } = await content(who);
  const edits = pairs
    .map(([from, to]): Edit => [text.indexOf(from), text.indexOf(from) + from.length, to])
    .sort((a, b) => a[0] - b[0]);
  return who.call('editions.correct', {
    transcript,
    edition: summary.edition,
    edits: refineEdits(text, edits).map((e) => [...e]),
  });
}

/** What each annotation is of now, by its id. */
export async function quotes(who: Who = desk): Promise<Record<string, string>> {
  const { text } = await content(who);
  const all = await who.call('annotations.list', { transcript });
  return Object.fromEntries(all.map(({ id, span }) => [id, quoteOf(text, span)]));
}
