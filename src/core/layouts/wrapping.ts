import { isWhiteSpace } from '../text/white-space.ts';
import { isBlankLine, type Line, lengthOf } from './lines.ts';

/** Whether a text is wrapped by line breaks, so that a paragraph has several lines, and how. */
export interface Wrapping {
  wrapped: boolean;
  /** Columns that its lines fill. */
  width: number;
  /** Indents with which paragraphs begin where no blank line sets them off. */
  firstIndents: ReadonlySet<number>;
}

const NARROWEST = 40;
const WIDEST = 110;
const UNWRAPPED: Wrapping = { wrapped: false, width: 0, firstIndents: new Set() };

const columns = (line: Line): number => line.indent + lengthOf(line);

/**
 * A text is wrapped where most lines that have a line right below them are so long that the next line's first word
 * would not have fitted, and do not end with a sentence. Short lines below one another, as in a chat, are paragraphs.
 */
export function measureWrapping(text: string, lines: readonly Line[]): Wrapping {
  const lengths = lines
    .filter((line) => !isBlankLine(line))
    .map(columns)
    .sort((a, b) => a - b);
  const width = lengths[Math.ceil((lengths.length - 1) * 0.98)] ?? 0;
  if (width < NARROWEST || width > WIDEST) return UNWRAPPED;
  const wrapping = { wrapped: true, width, firstIndents: new Set<number>() };
  const indents = new Map<number, number>();
  let [pairs, full, closed] = [0, 0, 0];
  for (const [number, line] of lines.entries()) {
    const next = lines[number + 1];
    if (!next || isBlankLine(line) || isBlankLine(next)) continue;
    pairs++;
    if (!isFull(text, line, next, wrapping)) continue;
    full++;
    if (/[.!?。！？]/.test(text[line.to - 1]!)) closed++;
    if (next.indent < line.indent) indents.set(line.indent, (indents.get(line.indent) ?? 0) + 1);
  }
  if (full < 3 || full < pairs / 2 || closed > full / 2) return UNWRAPPED;
  for (const [indent, count] of indents) if (count >= 3) wrapping.firstIndents.add(indent);
  return wrapping;
}

/** True where the next line's first word would not have fitted on this one, with some room for ragged margins. */
export function isFull(text: string, line: Line, next: Line, wrapping: Wrapping): boolean {
  let word = next.from;
  while (word < next.to && word < next.from + 40 && !isWhiteSpace(text.charCodeAt(word))) word++;
  return columns(line) + 1 + (word - next.from) >= wrapping.width * 0.85;
}

/**
 * True where `line` goes on with the paragraph of the line right before it.
 * @param first whether the line before is the first of its paragraph; `labelled` whether it bears a label, after
 *   which the lines may hang under the words.
 */
export function goesOn(
  text: string,
  before: Line,
  line: Line,
  { first, labelled }: { first: boolean; labelled: boolean },
  wrapping: Wrapping,
): boolean {
  if (!wrapping.wrapped || isBlankLine(before) || isBlankLine(line) || !isFull(text, before, line, wrapping))
    return false;
  if (line.indent > before.indent) return first && labelled && !wrapping.firstIndents.has(line.indent);
  if (line.indent < before.indent) return first;
  return !(first && wrapping.firstIndents.has(line.indent));
}

/** Lines of a heading, at most. */
const MOST_CENTRED = 4;

/**
 * The numbers of the lines that stand in the middle of the page, as records set their headings: blank lines around
 * them, as much room before as after, and no stop at the end.
 */
export function centredLines(text: string, lines: readonly Line[], wrapping: Wrapping): Set<number> {
  const found = new Set<number>();
  if (!wrapping.wrapped) return found;
  for (let start = 0; start < lines.length;) {
    let end = start;
    while (end < lines.length && !isBlankLine(lines[end]!)) end++;
    const chunk = lines.slice(start, Math.min(end, start + MOST_CENTRED + 1));
    const last = chunk.at(-1);
    const centred = chunk.every(
      (line) => line.indent >= 4 && Math.abs(line.indent - (wrapping.width - columns(line))) <= 4,
    );
    if (last && chunk.length <= MOST_CENTRED && centred && !/[.,;:!?–—-]/.test(text[last.to - 1]!))
      for (let number = start; number < end; number++) found.add(number);
    start = end + 1;
  }
  return found;
}
