import { knownColour } from '../../render/cues.ts';
import { escapeHtml } from '../../render/escape.ts';
import { attributeWords, type CodebookDocument, type CodebookEntry } from './codebook.ts';
import { counted } from './counted.ts';

/** What the codebook needs beside the style of marked text. */
export const CODEBOOK_STYLE = `
.codebook-tree { margin: 0 0 2em; padding: 0; list-style: none; font: .8em/1.7 'Inter Variable', system-ui, sans-serif; }
.codebook-tag { margin-top: 1.8em; padding-inline-start: .9em; border-inline-start: 3px solid var(--marked); overflow-wrap: anywhere; }
.codebook-tag h2 { margin: 0 0 .1em; font-size: 1.2em; break-after: avoid; }
.codebook-tag h3 { margin: .9em 0 .1em; font: 600 .75em/1.4 'Inter Variable', system-ui, sans-serif; color: var(--marked-quiet, #444); break-after: avoid; }
.codebook-tag p { margin: .2em 0; white-space: pre-line; }
.codebook-tag ul { margin: 0; padding-inline-start: 1.2em; }
.codebook-tag li { margin: .2em 0; unicode-bidi: isolate; }
.codebook-count, .codebook-source { color: var(--marked-quiet, #444); font: .75em/1.5 'Inter Variable', system-ui, sans-serif; }
.codebook-indent-1 { margin-inline-start: 1.4em; } .codebook-indent-2 { margin-inline-start: 2.8em; } .codebook-indent-3 { margin-inline-start: 4.2em; }
`;

/** The codebook as markup, a piece a tag. */
export function* codebookHtml({ project, entries }: CodebookDocument): Generator<string> {
  const tree = entries
    .map(
      ({ tag, depth, annotations }, i) =>
        `<li class="codebook-indent-${Math.min(depth, 3)}"><a href="#t${i}"><bdi class="marked marked-${knownColour(tag.colour)} marked-depth-0">${escapeHtml(tag.name)}</bdi></a> ${annotations.toLocaleString('en')}</li>`,
    )
    .join('\n');
  yield `<header class="marked-head"><p class="marked-project"><bdi>${escapeHtml(project)}</bdi></p><h1>Codebook</h1>
<p class="marked-facts">${counted(entries.length, 'tag')}</p></header>
<nav aria-label="Tags"><ul class="codebook-tree">${tree}</ul></nav>`;
  for (const [i, entry] of entries.entries()) yield entryHtml(entry, i);
}

function entryHtml({ tag, path, depth, annotations, transcripts }: CodebookEntry, i: number): string {
  const colour = knownColour(tag.colour);
  const part = (title: string, html: string): string => (html === '' ? '' : `<h3>${title}</h3>${html}`);
  const prose = (text: string): string => (text === '' ? '' : `<p dir="auto">${escapeHtml(text)}</p>`);
  const list = (items: readonly string[]): string =>
    items.length === 0 ? '' : `<ul>${items.map((item) => `<li dir="auto">${item}</li>`).join('')}</ul>`;
  const examples = tag.examples.map(
    ({ quote, source }) =>
      `<q>${escapeHtml(quote)}</q>${source === '' ? '' : ` <bdi class="codebook-source">${escapeHtml(source)}</bdi>`}`,
  );
  const facts = [
    `given ${annotations === 1 ? 'once' : `${annotations.toLocaleString('en')} times`} in ${counted(transcripts, 'transcript')}`,
    `colour ${colour}`,
    ...(tag.key === '' ? [] : [`key ${tag.key}`]),
  ];
  return `<section class="codebook-tag marked-${colour} codebook-indent-${Math.min(depth, 3)}" id="t${i}">
<h2><bdi class="marked marked-${colour} marked-depth-0">${escapeHtml(path)}</bdi></h2>
<p class="codebook-count">${escapeHtml(facts.join(' · '))}</p>
${prose(tag.definition)}${part('Guidelines', prose(tag.guidelines))}${part('Examples', list(examples))}${part(
    'Attributes',
    list(tag.attributes.map((attribute) => escapeHtml(attributeWords(attribute)))),
  )}${part('Note', prose(tag.note))}</section>`;
}
