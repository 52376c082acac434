import { segmenter } from '../text/segmenters.ts';
import { isWhiteSpace } from '../text/white-space.ts';
import { caseFold } from './case-fold.ts';
import { stretches } from './clusters.ts';
import { Folded } from './folded.ts';
import { FoldedBuilder } from './folded-builder.ts';
import { stripMarks } from './marks.ts';

/** What is not told apart. */
export interface Folding {
  /** Upper and lower case. */
  case: boolean;
  /** Letters with and without their marks; see {@link stripMarks}. */
  marks: boolean;
  /** Runs of white space, whatever they are made of. */
  blanks: boolean;
  /** Spellings that Unicode calls equivalent, as é in one character or two. */
  spellings: boolean;
}

/** A character that is not ASCII, or a run of white space that is not one blank. */
const UNEVEN = /[^\0-\x7F]+|[\t-\r ]{2,}|[\t-\r]/g;

/** The grapheme as it is compared. A text folds to what its graphemes fold to, one after the other. */
function graphemeFold({ case: cases, marks, spellings }: Folding): (grapheme: string) => string {
  const known = new Map<string, string>();
  return (grapheme) => {
    let folded = known.get(grapheme);
    if (folded === undefined) {
      folded = marks ? stripMarks(grapheme) : spellings ? grapheme.normalize('NFD') : grapheme;
      if (cases) folded = caseFold(folded);
      if (marks || spellings) folded = folded.normalize('NFC');
      known.set(grapheme, folded);
    }
    return folded;
  };
}

const blank = (text: string): boolean => {
  for (let i = 0; i < text.length; i++) if (!isWhiteSpace(text.charCodeAt(i))) return false;
  return text !== '';
};

/** A text as it is compared, with the way back to its own offsets. Takes time in proportion to its length. */
export function fold(source: string, folding: Folding): Folded {
  const { blanks } = folding;
  const one = graphemeFold(folding);
  const out = new FoldedBuilder(source, blanks);
  const grapheme = (start: number, end: number): void => {
    const folded = one(source.slice(start, end));
    if (blanks && blank(folded)) out.blank(start, end);
    else out.put(folded, start, end);
  };
  /** No grapheme of these units takes a second one, CR LF apart. */
  const single = (start: number, end: number): void => {
    let same = start;
    for (let at = start; at < end; at++) {
      const unit = source[at]!;
      const length = unit === '\r' && source[at + 1] === '\n' ? 2 : 1;
      if (length === 1 && one(unit) === unit && !(blanks && isWhiteSpace(unit.charCodeAt(0)))) continue;
      out.plain(same, at);
      grapheme(at, at + length);
      same = at + length;
      at += length - 1;
    }
    out.plain(same, end);
  };
  const plain = (start: number, end: number): void => {
    let at = start;
    UNEVEN.lastIndex = start;
    for (let found = UNEVEN.exec(source); found && found.index < end; found = UNEVEN.exec(source)) {
      out.plain(at, found.index);
      at = Math.min(found.index + found[0].length, end);
      single(found.index, at);
    }
    out.plain(at, end);
  };
  for (const { start, end, joining } of stretches(source)) {
    if (!joining) plain(start, end);
    else
      for (const { index, segment } of segmenter('grapheme').segment(source.slice(start, end)))
        grapheme(start + index, start + index + segment.length);
  }
  return out.done(folding.case);
}
