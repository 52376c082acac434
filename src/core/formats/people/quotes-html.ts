import { clock } from '../../render/clock.ts';
import { knownColour } from '../../render/cues.ts';
import { escapeHtml } from '../../render/escape.ts';
import { counted } from './counted.ts';
import { placeWords, type Quote, type QuoteReport, type TagQuotes } from './quotes.ts';

/** What the report needs beside the style of marked text. */
export const QUOTES_STYLE = `
.quotes-counts { border-collapse: collapse; font: .8em/1.5 'Inter Variable', system-ui, sans-serif; }
.quotes-counts th, .quotes-counts td { padding: .15em 1.4em .15em 0; text-align: start; font-weight: 400; }
.quotes-counts td, .quotes-counts thead th:not(:first-child) { text-align: end; font-variant-numeric: tabular-nums; }
.quotes-counts thead th { color: var(--marked-quiet, #444); border-bottom: 1px solid var(--marked-rule, #999); }
.quotes-tag { margin-top: 2.4em; }
.quotes-tag h2 { margin: 0 0 .2em; font-size: 1.25em; break-after: avoid; }
.quotes-definition { margin: 0 0 .8em; color: var(--marked-quiet, #444); white-space: pre-line; }
.quotes-tag ol { margin: 0; padding: 0; list-style: none; }
.quotes-tag li { margin: 0 0 1.3em; padding-inline-start: .9em; border-inline-start: 3px solid var(--marked); break-inside: avoid; overflow-wrap: anywhere; }
.quotes-tag blockquote { margin: 0; white-space: pre-line; unicode-bidi: isolate; }
.quotes-around { color: var(--marked-quiet, #444); white-space: normal; }
.quotes-cut:first-child::before, .quotes-cut:last-child::after { content: '…'; }
.quotes-facts, .quotes-more { margin: .25em 0 0; font: .75em/1.5 'Inter Variable', system-ui, sans-serif; }
.quotes-facts { color: var(--marked-quiet, #444); }
.quotes-more { white-space: pre-line; }
.quotes-indent-1 { padding-inline-start: 1.2em; } .quotes-indent-2 { padding-inline-start: 2.4em; } .quotes-indent-3 { padding-inline-start: 3.6em; }
`;

/** A report of quotes by tag, as markup, a piece a tag. */
export function* quotesHtml({ project, transcripts, tags }: QuoteReport): Generator<string> {
  const all = tags.reduce((sum, { quotes }) => sum + quotes.length, 0);
  yield `<header class="marked-head"><p class="marked-project"><bdi>${escapeHtml(project)}</bdi></p><h1>Quotes by tag</h1>
<p class="marked-facts">${counted(all, 'quote')} from ${counted(transcripts, 'transcript')}</p></header>
<table class="quotes-counts"><thead><tr><th scope="col">Tag</th><th scope="col">Quotes</th><th scope="col">Transcripts</th></tr></thead><tbody>
${tags.map(countHtml).join('\n')}
</tbody></table>`;
  for (const [i, tag] of tags.entries()) if (tag.quotes.length > 0) yield tagHtml(tag, i);
}

const countHtml = ({ tag, depth, quotes, transcripts }: TagQuotes, i: number): string => {
  const name = `<bdi>${escapeHtml(tag.name)}</bdi>`;
  return `<tr><th scope="row"><span class="quotes-indent-${Math.min(depth, 3)}">${
    quotes.length > 0 ? `<a href="#t${i}">${name}</a>` : name
  }</span></th><td>${quotes.length.toLocaleString('en')}</td><td>${transcripts.toLocaleString('en')}</td></tr>`;
};

const tagHtml = ({ tag, path, quotes, transcripts }: TagQuotes, i: number): string =>
  `<section class="quotes-tag marked-${knownColour(tag.colour)}" id="t${i}"><h2><span class="marked marked-${knownColour(tag.colour)} marked-depth-0">${escapeHtml(path)}</span></h2>
<p class="marked-facts">${counted(quotes.length, 'quote')} from ${counted(transcripts, 'transcript')}</p>
${tag.definition === '' ? '' : `<p class="quotes-definition">${escapeHtml(tag.definition)}</p>`}
<ol>${quotes.map(quoteHtml).join('\n')}</ol></section>`;

function quoteHtml(quote: Quote): string {
  const around = (text: string, cut: boolean): string =>
    text === '' ? '' : `<span class="quotes-around${cut ? ' quotes-cut' : ''}">${escapeHtml(text)}</span>`;
  const facts = [
    quote.speakers.join(', '),
    quote.transcript,
    quote.time === null ? '' : clock(quote.time),
    placeWords(quote),
    `tagged by ${quote.annotator}`,
    quote.decision,
  ].filter((fact) => fact !== '');
  const more = [...quote.values, ...quote.remarks, quote.note].filter((line) => line !== '');
  const about = `<p class="quotes-facts">${facts.map((fact) => `<bdi>${escapeHtml(fact)}</bdi>`).join(' · ')}</p>`;
  return `<li><blockquote dir="auto">${around(quote.before, quote.cut.before)}<q>${escapeHtml(quote.quote)}</q>${around(quote.after, quote.cut.after)}</blockquote>${about}${more
    .map((line) => `<p class="quotes-more" dir="auto">${escapeHtml(line)}</p>`)
    .join('')}</li>`;
}
