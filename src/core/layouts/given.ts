import type { Layout, LayoutName } from '../model/layout.ts';
import type { BlockKind } from '../model/structure.ts';
import { assemble } from './assemble.ts';
import { readName } from './labels.ts';
import { guessLanguage } from './language.ts';
import type { Piece } from './pieces.ts';

/** A block as a format gives it. Offsets in UTF-16; sorted, disjoint, and together all that is no white space. */
export interface GivenPiece {
  kind: BlockKind;
  start: number;
  end: number;
  /** Seconds, for captions. */
  time?: number;
  timeEnd?: number;
}

/** What a format knows of the structure of its text: everything (`pieces`), or the kinds of some blocks. */
export interface Given {
  title: string;
  date: string;
  source: string;
  language: string;
  pieces: readonly GivenPiece[] | null;
  kinds: readonly { start: number; kind: BlockKind }[];
}

/** The layout of a text whose format knows who speaks when. `fileName` gives the title where nothing else does. */
export function layGiven(text: string, given: Given, fileName: string): Layout {
  const { title, date, source, language } = given;
  return {
    layout: 'given' satisfies LayoutName,
    title: title === '' ? fileName.replace(/\.[a-z\d]{1,5}$/i, '') : title,
    source,
    date,
    language: language === '' ? guessLanguage(text) : language,
    ...assemble(givenPieces(text, given.pieces!, new Set())),
  };
}

/** The pieces with their labels; those in `unticked` are words like any. */
export function givenPieces(
  text: string,
  pieces: readonly GivenPiece[],
  unticked: ReadonlySet<string>,
): Piece[] {
  return pieces.map((piece): Piece => {
    const bare = { ...piece, label: null, seconds: null };
    if (piece.kind !== 'speaker') return bare;
    const words = text.slice(piece.start, piece.end);
    const named = readName(words.replace(/\s*[:：]\s*$/u, ''));
    if (unticked.has(named.label)) return { ...bare, kind: 'paragraph' };
    return {
      ...bare,
      label: { form: 'alone', ...named, start: 0, end: words.length, time: null, rest: words.length },
    };
  });
}
