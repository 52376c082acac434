import type { BlockKind } from '../../core/model/structure.ts';

/** A line of a page, with where it stands on it: 0 at the top, 1 at the bottom. */
export interface PdfLine {
  text: string;
  height: number;
}

/** So far from the edges, running heads and page numbers stand. */
const EDGE = 0.12;

/**
 * The text of pages, line by line, with a blank line between pages. What stands at the edge of at least three pages, figures aside, is
 * a running head or a page number: it stays, as furniture.
 */
export function joinPages(pages: readonly (readonly PdfLine[])[]): {
  text: string;
  kinds: { start: number; kind: BlockKind }[];
} {
  const counts = new Map<string, number>();
  for (const lines of pages)
    for (const key of new Set(lines.filter(atEdge).map(({ text }) => keyOf(text))))
      counts.set(key, (counts.get(key) ?? 0) + 1);
  let text = '';
  const kinds: { start: number; kind: BlockKind }[] = [];
  for (const lines of pages) {
    if (lines.length === 0) continue;
    if (text !== '') text += '\n\n';
    for (const [i, line] of lines.entries()) {
      if (i > 0) text += '\n';
      const indent = /^\s*/.exec(line.text)![0].length;
      if (atEdge(line) && counts.get(keyOf(line.text))! >= 3)
        kinds.push({ start: text.length + indent, kind: 'furniture' });
      text += line.text;
    }
  }
  return { text: text === '' ? '' : `${text}\n`, kinds };
}

const atEdge = ({ height }: PdfLine): boolean => height < EDGE || height > 1 - EDGE;

const keyOf = (text: string): string => text.replace(/\d+/g, '#').replace(/\s+/g, ' ').trim();
