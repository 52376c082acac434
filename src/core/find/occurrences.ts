/**
 * Where a string occurs in another, from some place on, overlapping or not. The engine's own search is fast but begins anew at
 * each call; once that has cost more than a pass over the text, the rest is gone through by Knuth, Morris and Pratt (1977).
 * So all calls together take time in proportion to the text, whatever text and needle are.
 */
export class Occurrences {
  readonly #text: string;
  readonly #needle: string;
  #spent = 0;
  #failure: Int32Array | null = null;
  #from = 0;
  #read = 0;
  #matched = 0;

  /** @param needle not empty */
  constructor(text: string, needle: string) {
    this.#text = text;
    this.#needle = needle;
  }

  /** The first occurrence at or after `from`; -1 where there is none. Going back to an earlier `from` costs a new start. */
  next(from: number): number {
    if (this.#failure) return this.#nextByAutomaton(from, this.#failure);
    const found = this.#text.indexOf(this.#needle, from);
    this.#spent += this.#needle.length;
    if (this.#spent > this.#text.length + 4096) this.#failure = failureOf(this.#needle);
    return found;
  }

  #nextByAutomaton(from: number, failure: Int32Array): number {
    const [text, needle] = [this.#text, this.#needle];
    if (this.#read < from || from < this.#from) [this.#read, this.#matched] = [from, 0];
    this.#from = from;
    while (this.#read < text.length) {
      const unit = text.charCodeAt(this.#read++);
      while (this.#matched > 0 && needle.charCodeAt(this.#matched) !== unit)
        this.#matched = failure[this.#matched - 1]!;
      if (needle.charCodeAt(this.#matched) === unit) this.#matched++;
      if (this.#matched < needle.length) continue;
      this.#matched = failure[this.#matched - 1]!;
      if (this.#read - needle.length >= from) return this.#read - needle.length;
    }
    return -1;
  }
}

/** For each prefix, the length of the longest shorter one that it ends with. */
function failureOf(needle: string): Int32Array {
  const failure = new Int32Array(needle.length);
  for (let i = 1, matched = 0; i < needle.length; i++) {
    while (matched > 0 && needle.charCodeAt(matched) !== needle.charCodeAt(i))
      matched = failure[matched - 1]!;
    if (needle.charCodeAt(matched) === needle.charCodeAt(i)) matched++;
    failure[i] = matched;
  }
  return failure;
}
