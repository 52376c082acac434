import { diffTexts } from './diff-texts.ts';
import type { Edit, Edits } from './edits.ts';

/**
 * A text as the editor holds it: in lines, each break one character, whatever it is in the text (CRLF, CR, LF). Tells where
 * a place of the one is in the other, so that no break is touched that was not typed away. Offsets in UTF-16.
 */
export class LineText {
  readonly text: string;
  readonly lines: string[];
  /** What a break that is typed is written as: what most breaks of the text are. */
  readonly eol: string;
  /** Where the CRLFs are, as places of the editor: each of them is one character there and two in the text. */
  readonly #crlf: number[] = [];

  constructor(text: string) {
    this.text = text;
    this.lines = text.split(/\r\n?|\n/);
    let others = 0;
    for (const { index, 0: found } of text.matchAll(/\r\n?|\n/g))
      if (found === '\r\n') this.#crlf.push(index - this.#crlf.length);
      else others++;
    this.eol = this.#crlf.length > others ? '\r\n' : text.includes('\n') || others === 0 ? '\n' : '\r';
  }

  /** The place in the text of one in the editor. */
  toText(offset: number): number {
    let [low, high] = [0, this.#crlf.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#crlf[middle]! < offset) low = middle + 1;
      else high = middle;
    }
    return offset + low;
  }

  /** The place in the editor of one in the text; of one within a CRLF, that before it. */
  toLines(offset: number): number {
    let [low, high] = [0, this.#crlf.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#crlf[middle]! + middle + 1 < offset) low = middle + 1;
      else high = middle;
    }
    return offset - low;
  }

  /** Edits of what the editor held at first, as edits of the text. Breaks in what was typed come as `\n`. */
  editsOfText(edits: Edits): Edits {
    return edits.map(([start, end, inserted]): Edit => [
      this.toText(start),
      this.toText(end),
      this.eol === '\n' ? inserted : inserted.replaceAll('\n', this.eol),
    ]);
  }
}

/**
 * What leads from a text to that of a corrected file, without what is only how lines end there: an editor may well have
 * written CRLF for LF throughout.
 */
export function editsToFile(text: string, file: string): Edits {
  const lines = new LineText(text);
  return lines.editsOfText(diffTexts(lines.lines.join('\n'), file.replaceAll(/\r\n?/g, '\n')));
}
