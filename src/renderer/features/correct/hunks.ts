import type { Edits } from '../../../core/edits/edits.ts';

/** How much of the text stands around a change (UTF-16), and how near two changes are shown as one place. */
const CONTEXT = 48;

/** One part of a place: what stays, what goes, what comes. */
export interface Part {
  kind: 'same' | 'removed' | 'added';
  text: string;
}

/** Changes that lie near one another, with the text around them. */
export interface Hunk {
  /** Where it begins in the text before (UTF-16). */
  start: number;
  parts: Part[];
}

/** Changes as people read them, in the order of the text. */
export function hunksOf(text: string, edits: Edits): Hunk[] {
  const hunks: Hunk[] = [];
  let last = -1;
  for (const [start, end, inserted] of edits) {
    const near = hunks.length > 0 && start - last <= CONTEXT;
    if (!near && hunks.length > 0) push(hunks.at(-1)!, 'same', after(text, last));
    if (near) push(hunks.at(-1)!, 'same', text.slice(last, start));
    else {
      const before = beforeOf(text, start);
      hunks.push({ start, parts: [] });
      push(hunks.at(-1)!, 'same', before);
    }
    push(hunks.at(-1)!, 'removed', text.slice(start, end));
    push(hunks.at(-1)!, 'added', inserted);
    last = end;
  }
  if (hunks.length > 0) push(hunks.at(-1)!, 'same', after(text, last));
  return hunks;
}

function push({ parts }: Hunk, kind: Part['kind'], text: string): void {
  if (text !== '') parts.push({ kind, text });
}

/** Context begins and ends with a word, and does not go over a line. */
function beforeOf(text: string, offset: number): string {
  const near = text.slice(Math.max(0, offset - CONTEXT), offset);
  const line = near.slice(Math.max(near.lastIndexOf('\n'), near.lastIndexOf('\r')) + 1);
  return line.length < near.length || offset <= CONTEXT ? line : `…${line.slice(line.indexOf(' ') + 1)}`;
}

function after(text: string, offset: number): string {
  const near = text.slice(offset, offset + CONTEXT);
  const line = /^[^\r\n]*/.exec(near)![0];
  if (line.length < near.length || offset + CONTEXT >= text.length) return line;
  const cut = line.lastIndexOf(' ');
  return `${line.slice(0, cut > 0 ? cut : undefined)}…`;
}

/** Text in which line breaks can be seen: a break that goes or comes is a change like another. */
export const visible = (text: string): string =>
  text
    .replaceAll(/\r\n?|\n/g, '↵\n')
    .replaceAll('\u00a0', '⍽')
    .replaceAll('\t', '⇥');
