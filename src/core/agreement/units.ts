import { segmenter } from '../text/segmenters.ts';
import { isLineBreak, trimRange } from '../text/white-space.ts';
import { lastAtMost, type Continuum, type Piece } from './continuum.ts';

export const UNIT_KINDS = ['character', 'word', 'sentence', 'turn'] as const;
/** Character: a code point. Word: a word-like segment of `Intl.Segmenter`. Sentence: one of its sentences. */
export type UnitKind = (typeof UNIT_KINDS)[number];

/** Text is segmented in stretches of about this many UTF-16 units, cut at line breaks, which no word crosses. */
const STRETCH = 16_384;

/** The units of a continuum, in order. A unit never crosses a block. */
export interface Units {
  readonly kind: UnitKind;
  readonly count: number;
  /** Positions `[start, end)`, sorted; null for characters (unit `i` is `[i, i + 1)`) and for turns. */
  readonly bounds: { readonly starts: Uint32Array; readonly ends: Uint32Array } | null;
  /** Units of one turn in a row: the first unit of each row (and the count at the end), and its turn. */
  readonly rows: { readonly first: Uint32Array; readonly turn: Uint32Array };
  readonly continuum: Continuum;
}

/**
 * The units of a continuum. A transcript without turns has no unit of that kind.
 * @param language BCP 47, for words and sentences; empty or unknown falls back to English rules.
 */
export function unitsOf(continuum: Continuum, kind: UnitKind, language: string = ''): Units {
  const { pieces, turns } = continuum;
  if (kind === 'turn') {
    const count = turns[0] === null ? 0 : turns.length;
    const each = Uint32Array.from({ length: count + 1 }, (_, index) => index);
    return { kind, count, bounds: null, rows: { first: each, turn: each.subarray(0, count) }, continuum };
  }
  const first = new Uint32Array(pieces.length + 1);
  const turn = Uint32Array.from(pieces, (piece) => piece.turn);
  if (kind === 'character') {
    pieces.forEach((piece, index) => (first[index] = piece.position));
    first[pieces.length] = continuum.length;
    return { kind, count: continuum.length, bounds: null, rows: { first, turn }, continuum };
  }
  const out = new Bounds();
  pieces.forEach((piece, index) => {
    first[index] = out.count;
    if (kind === 'word') addWords(continuum, piece, language, out);
    else addSentences(continuum, piece, language, out);
  });
  first[pieces.length] = out.count;
  return { kind, count: out.count, bounds: out.done(), rows: { first, turn }, continuum };
}

/** Two growing arrays of positions. */
class Bounds {
  #starts = new Uint32Array(1024);
  #ends = new Uint32Array(1024);
  count = 0;

  add(start: number, end: number): void {
    if (this.count === this.#starts.length) {
      const [starts, ends] = [new Uint32Array(this.count * 2), new Uint32Array(this.count * 2)];
      starts.set(this.#starts);
      ends.set(this.#ends);
      [this.#starts, this.#ends] = [starts, ends];
    }
    this.#starts[this.count] = start;
    this.#ends[this.count++] = end;
  }

  done(): { starts: Uint32Array; ends: Uint32Array } {
    return { starts: this.#starts.slice(0, this.count), ends: this.#ends.slice(0, this.count) };
  }
}

function addWords({ text }: Continuum, piece: Piece, language: string, out: Bounds): void {
  const words = segmenter('word', language);
  let position = piece.position;
  for (let start = piece.start; start < piece.end;) {
    let end = Math.min(start + STRETCH, piece.end);
    while (end < piece.end && !isLineBreak(text.charCodeAt(end))) end++;
    for (const { segment, isWordLike } of words.segment(text.slice(start, end))) {
      const length = codePoints(segment);
      if (isWordLike) out.add(position, position + length);
      position += length;
    }
    start = end;
  }
}

function addSentences({ text }: Continuum, piece: Piece, language: string, out: Bounds): void {
  let part = text.slice(piece.start, piece.end);
  // A sentence goes on over the line breaks of a wrapped paragraph; same length, so offsets hold.
  if (piece.block) part = part.replace(/[\n\r\f\v\u2028\u2029]/g, ' ');
  let position = piece.position;
  for (const { segment } of segmenter('sentence', language).segment(part)) {
    const trimmed = trimRange(segment, 0, segment.length);
    if (trimmed) {
      const start = position + codePoints(segment.slice(0, trimmed[0]));
      out.add(start, start + codePoints(segment.slice(...trimmed)));
    }
    position += codePoints(segment);
  }
}

function codePoints(text: string): number {
  let count = text.length;
  for (let at = 1; at < text.length; at++) {
    const low = text.charCodeAt(at);
    if (low < 0xdc00 || low > 0xdfff) continue;
    const high = text.charCodeAt(at - 1);
    if (high >= 0xd800 && high <= 0xdbff) count--;
  }
  return count;
}

/**
 * The units that any of the ranges covers in part, as runs: first unit, unit after the last, and so on; sorted,
 * neither overlapping nor touching.
 * @param ranges positions, sorted and disjoint: start, end, start, end, ...
 */
export function coveredUnits(units: Units, ranges: Uint32Array): Uint32Array {
  if (units.kind === 'turn') return coveredTurns(units, ranges);
  const out = new Uint32Array(ranges.length);
  let size = 0;
  for (let at = 0; at < ranges.length; at += 2) {
    let [from, to] = [ranges[at]!, ranges[at + 1]!];
    if (units.bounds) {
      const { starts, ends } = units.bounds;
      from = lastAtMost(ends, from) + 1;
      to = lastAtMost(starts, to - 1) + 1;
      if (to <= from) continue;
    }
    if (size > 0 && from <= out[size - 1]!) out[size - 1] = Math.max(out[size - 1]!, to);
    else {
      out[size++] = from;
      out[size++] = to;
    }
  }
  return out.slice(0, size);
}

/** A turn may be interrupted by another and go on after it, so its units are looked up piece by piece. */
function coveredTurns({ count, continuum }: Units, ranges: Uint32Array): Uint32Array {
  const covered = new Uint8Array(count);
  let at = 0;
  for (const piece of count > 0 ? continuum.pieces : []) {
    while (at < ranges.length && ranges[at + 1]! <= piece.position) at += 2;
    if (at < ranges.length && ranges[at]! < piece.positionEnd) covered[piece.turn] = 1;
  }
  const runs: number[] = [];
  for (let turn = 0; turn < count; turn++) {
    if (covered[turn] === 0) continue;
    if (runs.at(-1) === turn) runs[runs.length - 1] = turn + 1;
    else runs.push(turn, turn + 1);
  }
  return Uint32Array.from(runs);
}
