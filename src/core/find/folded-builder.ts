import { Folded } from './folded.ts';

/** Puts a folded text together, from its start to its end. Offsets of the source in UTF-16. */
export class FoldedBuilder {
  readonly #source: string;
  readonly #blanks: boolean;
  readonly #parts: string[] = [];
  #length = 0;
  #entries = new Int32Array(1024);
  #used = 0;
  /** Where the blank that was put last begins in the source; -1 where something else was. */
  #blank = -1;

  /** @param blanks blanks that follow on one another are one */
  constructor(source: string, blanks: boolean) {
    this.#source = source;
    this.#blanks = blanks;
  }

  /** Puts `[start, end)`, whose units are graphemes and stand for themselves; no two blanks are in a row. */
  plain(start: number, end: number): void {
    let from = start;
    if (this.#blank >= 0 && from < end && this.#source[from] === ' ') {
      this.blank(from, from + 1);
      from++;
    }
    if (from >= end) return;
    this.#put(this.#source.slice(from, end));
    this.#blank = this.#blanks && this.#source[end - 1] === ' ' ? end - 1 : -1;
  }

  /** Puts what the grapheme `[start, end)` folds to. */
  put(folded: string, start: number, end: number): void {
    if (folded.length !== 1 || end - start !== 1)
      this.#entry(this.#length, this.#length + folded.length, start, end);
    this.#put(folded);
    if (folded !== '') this.#blank = -1;
  }

  /** Puts a blank for the white space `[start, end)`: one for all that follows on one another. */
  blank(start: number, end: number): void {
    if (this.#blank < 0) {
      this.#blank = start;
      this.#put(' ');
    }
    const at = this.#length - 1;
    this.#forget(this.#blank);
    if (end - this.#blank > 1) this.#entry(at, at + 1, this.#blank, end);
  }

  /** @param lower in lower case, which must not change the length: what is put otherwise is folded already */
  done(lower: boolean): Folded {
    const text = this.#parts.join('');
    return new Folded(lower ? text.toLowerCase() : text, this.#source, this.#entries.slice(0, this.#used));
  }

  #put(part: string): void {
    this.#parts.push(part);
    this.#length += part.length;
  }

  /** Takes back the entries for the source from `start` on: a longer blank takes their place. */
  #forget(start: number): void {
    while (this.#used > 0 && this.#entries[this.#used - 2]! >= start) this.#used -= 4;
  }

  #entry(from: number, to: number, start: number, end: number): void {
    if (this.#used + 4 > this.#entries.length) {
      const more = new Int32Array(this.#entries.length * 2);
      more.set(this.#entries);
      this.#entries = more;
    }
    this.#entries.set([from, to, start, end], this.#used);
    this.#used += 4;
  }
}
