import type { BlockKind } from '../model/structure.ts';
import { skipBlanks } from '../text/white-space.ts';
import type { LabelMatch } from './labels.ts';
import { headOf, isBlankLine, type Line } from './lines.ts';
import type { Page } from './page.ts';
import { timeAt, timeLine } from './times.ts';
import { goesOn } from './wrapping.ts';

/** A block before turns are made of them. Offsets in UTF-16. */
export interface Piece {
  kind: BlockKind;
  start: number;
  end: number;
  /** Of a speaker block. */
  label: LabelMatch | null;
  /** Of a timestamp, where its figures are a time. */
  seconds: number | null;
  /** Seconds from the start of the recording, of a caption. */
  time?: number;
  timeEnd?: number;
}

/** Cuts the text into blocks: every character that is not white space comes to lie in exactly one, in order. */
export function cutPieces(
  page: Page,
  labels: ReadonlyMap<number, LabelMatch>,
  head: ReadonlyMap<number, BlockKind>,
): Piece[] {
  const { text, lines, wrapping, centred } = page;
  const repeated = repeatable(page, head);
  const pieces: Piece[] = [];
  /** What the paragraph at the end of `pieces` may go on from: its last line, and whether that was its first. */
  let open: { line: Line; first: boolean; labelled: boolean } | null = null;
  const push = (kind: BlockKind, start: number, end: number, more: Partial<Piece> = {}): void => {
    if (end > start) pieces.push({ kind, start, end, label: null, seconds: null, ...more });
  };
  const pushWords = (line: Line, start: number, labelled: boolean): void => {
    push('paragraph', start, line.to);
    open = start < line.to ? { line, first: true, labelled } : null;
  };
  for (const [number, line] of lines.entries()) {
    const before = open as { line: Line; first: boolean; labelled: boolean } | null;
    open = null;
    if (isBlankLine(line)) continue;
    const label = labels.get(number);
    const words = headOf(text, line);
    const kind = label
      ? null
      : (head.get(number) ?? lineKind(page, number, words) ?? repeated.get(words) ?? null);
    if (label) {
      const parts: Piece[] = [
        { kind: 'speaker', start: line.from + label.start, end: line.from + label.end, label, seconds: null },
      ];
      const { time } = label;
      if (time)
        parts.push({
          kind: 'timestamp',
          start: line.from + time.start,
          end: line.from + time.end,
          label: null,
          seconds: time.seconds,
        });
      pieces.push(...parts.sort((a, b) => a.start - b.start));
      pushWords(line, line.from + label.rest, true);
    } else if (kind) {
      const last = pieces.at(-1);
      const below = lines[number - 1];
      if (
        kind === 'heading' &&
        last?.kind === 'heading' &&
        below &&
        last.end === below.to &&
        centred.has(number)
      )
        last.end = line.to;
      else
        push(kind, line.from, line.to, {
          seconds: kind === 'timestamp' ? (timeLine(words)?.seconds ?? null) : null,
        });
    } else if (before && goesOn(text, before.line, line, before, wrapping)) {
      pieces.at(-1)!.end = line.to;
      open = { line, first: false, labelled: before.labelled };
    } else {
      const time = line.mid ? null : timeAt(words);
      const set = time?.bracketed ? time.length : 0;
      push('timestamp', line.from, line.from + set, { seconds: time?.seconds ?? null });
      pushWords(line, skipBlanks(text, line.from + set, line.to), false);
    }
  }
  return pieces;
}

/** `null` for what is said. */
function lineKind({ lines, furniture, centred }: Page, number: number, words: string): BlockKind | null {
  if (furniture.has(number)) return 'furniture';
  if (timeLine(words)) return 'timestamp';
  return !lines[number]!.mid && (centred.has(number) || /^#{1,6}\s\S/.test(words)) ? 'heading' : null;
}

/** Title and bylines by their words: a page copied twice, or in parts, has them again further down. */
function repeatable({ text, lines }: Page, head: ReadonlyMap<number, BlockKind>): Map<string, BlockKind> {
  const found = new Map<string, BlockKind>();
  for (const [number, kind] of head) {
    const words = headOf(text, lines[number]!);
    if (words.length >= 12 && words.length < 200) found.set(words, kind);
  }
  return found;
}
