import type { Range } from '../model/span.ts';
import { segmenter } from '../text/segmenters.ts';
import { isWhiteSpace } from '../text/white-space.ts';

/** About as much text (UTF-16) as is segmented at once. */
const STRETCH = 512;

const isAsciiWord = (unit: number): boolean =>
  (unit >= 0x61 && unit <= 0x7a) ||
  (unit >= 0x41 && unit <= 0x5a) ||
  (unit >= 0x30 && unit <= 0x39) ||
  unit === 0x5f;

/**
 * Where words begin and end in a text (Unicode Standard Annex 29, as `Intl.Segmenter` has it, by dictionary in Chinese,
 * Japanese, Thai and others). Asked in ascending order it segments each part of the text once, and only what it must.
 */
export class WordBorders {
  readonly #text: string;
  readonly #language: string;
  #known: Range = [0, 0];
  #borders = new Set<number>();

  /** @param language BCP 47; empty for unknown */
  constructor(text: string, language: string) {
    this.#text = text;
    this.#language = language;
  }

  /** Whether a word or what is between words begins or ends at an offset (UTF-16) of a region, which bounds the words. */
  has(offset: number, region: Range): boolean {
    if (offset <= region[0] || offset >= region[1]) return true;
    const [before, after] = [this.#text.charCodeAt(offset - 1), this.#text.charCodeAt(offset)];
    // What is sure without a look around: letters and digits hold together, and a blank parts them.
    if (isAsciiWord(before)) {
      if (isAsciiWord(after)) return false;
      if (after === 0x20 || after === 0x0a) return true;
    } else if (before === 0x0a || (before === 0x20 && isAsciiWord(after))) return true;
    const [low, high] = this.#known;
    if (offset < low || offset >= high || region[0] > low || region[1] < high) this.#look(offset, region);
    return this.#borders.has(offset);
  }

  /** The next place after `offset` for which {@link has} holds, at most the region's end. */
  after(offset: number, region: Range): number {
    let at = offset + 1;
    while (!this.has(at, region)) at++;
    return at;
  }

  /** Segments a stretch around an offset. It is cut before blanks, where a word ends in any context. */
  #look(offset: number, [low, high]: Range): void {
    const text = this.#text;
    const cut = (at: number): boolean =>
      isWhiteSpace(text.charCodeAt(at)) && !isWhiteSpace(text.charCodeAt(at - 1));
    let start = offset - 1;
    while (start > low && !cut(start)) start--;
    let end = Math.min(offset + STRETCH, high);
    while (end < high && !cut(end)) end++;
    this.#borders = new Set();
    for (const { index } of segmenter('word', this.#language).segment(text.slice(start, end)))
      this.#borders.add(start + index);
    this.#borders.add(end);
    this.#known = [start, end];
  }
}
