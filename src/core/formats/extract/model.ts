import type { GivenPiece } from '../../layouts/given.ts';
import type { BlockKind } from '../../model/structure.ts';
import type { Loss } from '../exchange/loss.ts';
import type { FormatFile } from '../exchange/model.ts';

/** What a file's text was extracted to, and what the file says of it. All offsets in UTF-16. */
export interface Extracted {
  /** The edition's text. Its form follows from the bytes alone, so that the same file gives the same text again. */
  text: string;
  title: string;
  /** ISO date, partial or empty. */
  date: string;
  source: string;
  /** BCP 47, or empty. */
  language: string;
  /** Blocks, speakers and times where the format knows all of them (captions); null: they are looked for in the text. */
  pieces: readonly GivenPiece[] | null;
  /** Where the format knows some: the kind of the block that starts at an offset (headings, menus). */
  kinds: readonly { start: number; kind: BlockKind }[];
  /** What stands in the file and not in the text. */
  losses: Loss[];
}

/** A format whose text has to be extracted. `src/core/formats/NAME/extractor.ts` exports one; `extract/extractors.ts` lists them. */
export interface Extractor {
  /** As the project file and the docs name it ("vtt"). */
  name: string;
  title: string;
  /** File name endings, with the dot, lower case. */
  endings: readonly string[];
  /** True where the file is of the format, by its name and its first bytes. */
  recognizes(file: FormatFile): boolean;
  /** Throws `FormatError` with a sentence for what cannot be read, or holds no text. */
  extract(file: FormatFile): Extracted | Promise<Extracted>;
}

/** An extracted text of which the file says nothing but what is given in `more`. */
export const plainExtract = (text: string, more: Partial<Extracted> = {}): Extracted => ({
  text,
  title: '',
  date: '',
  source: '',
  language: '',
  pieces: null,
  kinds: [],
  losses: [],
  ...more,
});
