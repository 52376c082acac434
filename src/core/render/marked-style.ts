import { SHADES, UNDERLINES } from './cues.ts';

/** So many overlapping annotations have an underline each; deeper ones share the lowest, and their numbers tell them apart. */
export const MOST_DEPTHS = 6;

const colours = Object.entries(SHADES).map(
  ([name, shade]) => `.marked-${name} { --marked: ${shade}; --marked-line: ${UNDERLINES[name]!}; }`,
);
const depths = Array.from(
  { length: MOST_DEPTHS },
  (_, depth) => `.marked-depth-${depth} { text-underline-offset: ${2 + depth * 3}px; }
.marked-deep-${depth + 1} { line-height: ${(1.5 + depth * 0.16).toFixed(2)}; }`,
);

/** The style of `transcriptHtml`: for paper, black on white, unless the caller sets its four colours. What is around it (body, page) is the caller's. */
export const MARKED_STYLE = `
${colours.join('\n')}
${depths.join('\n')}
.marked-page { max-width: 60rem; margin: 0 auto; color: var(--marked-ink, #000); background: var(--marked-paper, #fff); font: 11pt/1.5 'Source Serif 4 Variable', Georgia, 'Times New Roman', serif; print-color-adjust: exact; -webkit-print-color-adjust: exact; }
.marked-head { margin-bottom: 1.6em; }
.marked-head h1 { margin: 0 0 .2em; font-size: 1.6em; line-height: 1.2; }
.marked-project, .marked-facts { margin: 0 0 .3em; color: var(--marked-quiet, #444); font: .78em/1.4 'Inter Variable', system-ui, sans-serif; }
.marked-legend { display: grid; grid-template-columns: 3fr 2fr; gap: 0 2em; margin-top: 1em; padding: .7em 0; border-block: 1px solid var(--marked-rule, #999); font: .78em/1.5 'Inter Variable', system-ui, sans-serif; }
.marked-legend h2 { margin: 0 0 .2em; font-size: 1em; }
.marked-legend ul { margin: 0; padding: 0; list-style: none; }
.marked-legend li { padding-block: .25em; break-inside: avoid; }
.marked-legend p { margin: .6em 0 0; color: var(--marked-quiet, #444); }
.marked-definition { display: block; color: var(--marked-quiet, #444); white-space: pre-line; }
.marked-row { display: grid; grid-template-columns: minmax(0, 1fr) 12.5em; gap: 0 1.6em; padding-bottom: .7em; }
.marked-text { overflow-wrap: anywhere; tab-size: 4; orphans: 2; widows: 2; }
.marked-heading .marked-text { font-size: 1.2em; font-weight: 600; break-after: avoid; }
.marked-speaker .marked-text, .marked-text[data-where='above']::before { font-variant-caps: all-small-caps; font-weight: 600; letter-spacing: .04em; break-after: avoid; }
.marked-speaker { padding-top: .7em; padding-bottom: .1em; break-after: avoid; }
.marked-text[data-where='above']::before { content: attr(data-voice); display: block; }
.marked-text[data-where='beside']::after { content: attr(data-voice); margin-inline-start: .8em; font-variant-caps: normal; font-weight: 400; color: var(--marked-quiet, #444); }
.marked-byline .marked-text, .marked-timestamp .marked-text, .marked-furniture .marked-text { color: var(--marked-quiet, #444); font: .78em/1.5 'Inter Variable', system-ui, sans-serif; }
.marked { color: inherit; background: color-mix(in srgb, var(--marked) 12%, transparent); text-decoration: underline var(--marked-line) var(--marked); text-decoration-skip-ink: none; }
.marked[data-open]::before, .marked[data-close]::after { color: color-mix(in srgb, var(--marked) 75%, var(--marked-ink, #000)); font: 600 .6em/1 'Inter Variable', system-ui, sans-serif; vertical-align: super; }
.marked[data-open]::before { content: '[' attr(data-open) '\\2009'; }
.marked[data-close]::after { content: '\\2009' attr(data-close) ']'; }
.marked-notes { margin: .15em 0 0; padding: 0; list-style: none; font: .68em/1.4 'Inter Variable', system-ui, sans-serif; }
.marked-notes li { margin-bottom: .3em; padding-inline-start: .5em; border-inline-start: 3px solid var(--marked); break-inside: avoid; overflow-wrap: anywhere; }
.marked-by { color: var(--marked-quiet, #444); white-space: nowrap; }
.marked-end { margin-top: 2em; border-top: 1px solid var(--marked-rule, #999); font: .78em/1.5 'Inter Variable', system-ui, sans-serif; }
.marked-end h2 { font-size: 1.1em; }
.marked-end ol { margin: 0; padding-inline-start: 2.6em; }
.marked-end li { margin-bottom: .7em; padding-inline-start: .6em; border-inline-start: 3px solid var(--marked); break-inside: avoid; overflow-wrap: anywhere; }
.marked-end q { display: block; font-family: 'Source Serif 4 Variable', Georgia, 'Times New Roman', serif; white-space: pre-line; }
.marked-line { display: block; white-space: pre-line; }
.marked-notes a, .marked-back { color: inherit; }
@page { margin: 18mm 16mm; }
`;
