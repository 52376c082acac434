import type { Annotation } from '../model/annotation.ts';
import { quoteOf } from '../model/span.ts';
import { knownColour } from './cues.ts';
import { escapeHtml } from './escape.ts';
import type { Rendered } from './transcript-html.ts';

/** The notes at the end: each annotation once, by number, with its words, who made it, and all that it says. */
export function endNotesHtml(
  input: Rendered,
  numbers: ReadonlyMap<string, number>,
  remarks: ReadonlyMap<string, readonly string[]>,
): string {
  if (input.annotations.length === 0) return '';
  const byId = new Map(input.annotations.map((one) => [one.id, one]));
  const notes = [...numbers].map(([id, number]) =>
    noteHtml(input, byId.get(id)!, number, remarks.get(id) ?? []),
  );
  return `<section class="marked-end" aria-label="Notes"><h2>Notes</h2><ol>${notes.join('\n')}</ol></section>`;
}

function noteHtml(
  { text, tags, annotators }: Rendered,
  annotation: Annotation,
  number: number,
  remarks: readonly string[],
): string {
  const tag = tags.get(annotation.tag);
  const values = (tag?.attributes ?? [])
    .filter(({ id }) => (annotation.values[id] ?? '') !== '')
    .map(({ id, name }) => `${name}: ${annotation.values[id]}`);
  const lines = [...values, ...remarks].map((line) => `<span class="marked-line">${escapeHtml(line)}</span>`);
  const note =
    annotation.note === '' ? '' : `<span class="marked-line"><i>${escapeHtml(annotation.note)}</i></span>`;
  return `<li id="n${number}" value="${number}" class="marked-${knownColour(tag?.colour)}"><b>${escapeHtml(tag?.path ?? 'Unknown tag')}</b>
<span class="marked-by">${escapeHtml(annotators.get(annotation.annotator) ?? 'Unknown annotator')}</span> <a class="marked-back" href="#a${number}" aria-label="Back to ${number} in the text">↑</a>
<q dir="auto">${escapeHtml(quoteOf(text, annotation.span))}</q>${lines.join('')}${note}</li>`;
}
