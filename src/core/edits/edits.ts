import { splitsPair } from '../model/span.ts';

/** One replacement: `[start, end)` of the text before (UTF-16) gives way to `inserted`. Never nothing for nothing. */
export type Edit = readonly [start: number, end: number, inserted: string];

/**
 * What leads from one text to another: replacements sorted by place, disjoint and not touching, in UTF-16 offsets of the
 * text before. It is what CodeMirror calls a change set (`@codemirror/state`, `ChangeSet`), without the parts that stay.
 */
export type Edits = readonly Edit[];

/** The text after. `edits` must fit the text: see {@link editsFault}. */
export function applyEdits(text: string, edits: Edits): string {
  const parts: string[] = [];
  let at = 0;
  for (const [start, end, inserted] of edits) {
    parts.push(text.slice(at, start), inserted);
    at = end;
  }
  parts.push(text.slice(at));
  return parts.join('');
}

/** What is wrong with edits of a text, as a sentence; null where nothing is. */
export function editsFault(text: string, edits: Edits): string | null {
  let last = -1;
  for (const [start, end, inserted] of edits) {
    if (!Number.isInteger(start) || !Number.isInteger(end)) return 'An offset is not a whole number.';
    if (start < 0 || end < start || end > text.length)
      return `The change at ${start}-${end} lies outside the text of ${text.length} UTF-16 units.`;
    if (start <= last) return `The change at ${start}-${end} is out of order or touches the one before it.`;
    if (start === end && inserted === '') return `The change at ${start} changes nothing.`;
    if (splitsPair(text, start) || splitsPair(text, end))
      return `The change at ${start}-${end} cuts through a surrogate pair.`;
    if (!inserted.isWellFormed()) return `The text put in at ${start} holds half a character.`;
    last = end;
  }
  return null;
}

/** The way back: edits of the text after that lead to the text before. */
export function invertEdits(text: string, edits: Edits): Edits {
  let shift = 0;
  return edits.map(([start, end, inserted]): Edit => {
    const from = start + shift;
    shift += inserted.length - (end - start);
    return [from, from + inserted.length, text.slice(start, end)];
  });
}

/** A stretch of the text after: what stayed of the text before, or what was put in. */
type Piece = readonly [start: number, end: number] | string;

/**
 * `first`, then `second` (in offsets of the text between) as one. `length` is that of the text before. As CodeMirror's
 * `ChangeSet.compose`; what is put in and taken out again leaves no trace.
 */
export function composeEdits(first: Edits, second: Edits, length: number): Edits {
  const between = piecesOf(first, length);
  const after: Piece[] = [];
  let [i, at, cut] = [0, 0, 0];
  /** Moves on to an offset of the text between; what it passes goes to `keep`. */
  const passTo = (offset: number, keep: Piece[] | null): void => {
    while (at < offset && i < between.length) {
      const piece = between[i]!;
      const size = sizeOf(piece) - cut;
      const take = Math.min(size, offset - at);
      keep?.push(sliceOf(piece, cut, cut + take));
      at += take;
      cut += take;
      if (take === size) [i, cut] = [i + 1, 0];
    }
  };
  for (const [start, end, inserted] of second) {
    passTo(start, after);
    passTo(end, null);
    if (inserted !== '') after.push(inserted);
  }
  passTo(Infinity, after);
  return editsOf(after, length);
}

function piecesOf(edits: Edits, length: number): Piece[] {
  const pieces: Piece[] = [];
  let at = 0;
  for (const [start, end, inserted] of edits) {
    if (start > at) pieces.push([at, start]);
    if (inserted !== '') pieces.push(inserted);
    at = end;
  }
  if (length > at) pieces.push([at, length]);
  return pieces;
}

function editsOf(pieces: readonly Piece[], length: number): Edits {
  const edits: Edit[] = [];
  let [at, inserted] = [0, ''];
  const close = (start: number): void => {
    if (start > at || inserted !== '') edits.push([at, start, inserted]);
    inserted = '';
  };
  for (const piece of pieces)
    if (typeof piece === 'string') inserted += piece;
    else {
      close(piece[0]);
      at = piece[1];
    }
  close(length);
  return edits;
}

const sizeOf = (piece: Piece): number => (typeof piece === 'string' ? piece.length : piece[1] - piece[0]);
const sliceOf = (piece: Piece, from: number, to: number): Piece =>
  typeof piece === 'string' ? piece.slice(from, to) : [piece[0] + from, piece[0] + to];
