import type { Layout } from '../model/layout.ts';
import type { BlockKind } from '../model/structure.ts';
import { assemble } from './assemble.ts';
import { collectCandidates } from './candidates.ts';
import { chooseLabels, nameLayout } from './choose.ts';
import { dateOfFileName } from './dates.ts';
import { type Given, layGiven } from './given.ts';
import type { LabelMatch } from './labels.ts';
import { guessLanguage } from './language.ts';
import { headOf, isBlankLine } from './lines.ts';
import { readHead } from './metadata.ts';
import { type Page, readPage } from './page.ts';
import { cutPieces, type Piece } from './pieces.ts';

export interface LayoutHints {
  /** The source file's name: gives title and date where the text gives none. */
  fileName?: string;
  /** What the format of the file says of the text's structure. */
  given?: Given | undefined;
}

/** A text cut up, before turns are made of its pieces. */
export interface Cut {
  pieces: Piece[];
  /** The labels that count, by line number. */
  labels: Map<number, LabelMatch>;
  title: string;
  source: string;
  date: string;
}

/**
 * Finds who speaks where in a text: title, source and date, blocks, turns, speakers. A proposal that the researcher corrects
 * before the import ({@link applyCorrections}); nothing is taken out of the text. Offsets in UTF-16; takes time in proportion to the text.
 */
export function detectLayout(text: string, hints: LayoutHints = {}): Layout {
  const { fileName = '', given } = hints;
  if (given?.pieces) return layGiven(text, given, fileName);
  const { pieces, labels, ...found } = cutText(text, new Set(), given?.kinds);
  const title = given?.title || found.title;
  const source = given?.source || found.source;
  const date = given?.date || found.date;
  return {
    layout: nameLayout(labels.values()),
    title: title === '' ? fileName.replace(/\.[a-z\d]{1,5}$/i, '') : title,
    source,
    date: date === '' ? dateOfFileName(fileName) : date,
    language: given?.language || guessLanguage(text),
    ...assemble(pieces),
  };
}

/**
 * Cuts a text into pieces. Labels in `unticked` count when the labels are weighed, so that the others stay what they were, and
 * are text afterwards. `kinds`: what the file's format says of lines that start at an offset (UTF-16).
 */
export function cutText(
  text: string,
  unticked: ReadonlySet<string> = new Set(),
  kinds: Given['kinds'] = [],
): Cut {
  const page = readPage(text);
  const chosen = chooseLabels(collectCandidates(page), (number) => lineAfter(page, number));
  const first = chosen.keys().next().value;
  const head = readHead(page, first ?? page.lines.length, first !== undefined);
  const labels = new Map([...chosen].filter(([, { label }]) => !unticked.has(label)));
  const { kinds: found, ...metadata } = head;
  return { pieces: cutPieces(page, labels, withGiven(page, found, kinds)), labels, ...metadata };
}

/** The head of the next line that is not blank. */
function lineAfter({ text, lines }: Page, number: number): string {
  let next = number + 1;
  while (next < lines.length && isBlankLine(lines[next]!)) next++;
  return next < lines.length ? headOf(text, lines[next]!) : '';
}

/** The kinds of lines, with those that the format gives instead of what was found. */
function withGiven(
  { lines }: Page,
  found: ReadonlyMap<number, BlockKind>,
  given: Given['kinds'],
): ReadonlyMap<number, BlockKind> {
  if (given.length === 0) return found;
  const byStart = new Map(given.map(({ start, kind }) => [start, kind]));
  const kinds = new Map(found);
  for (const [number, { from }] of lines.entries()) {
    const kind = byStart.get(from);
    if (kind !== undefined) kinds.set(number, kind);
  }
  return kinds;
}
