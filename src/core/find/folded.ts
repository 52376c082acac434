/** Numbers that are kept of each entry: where it is in the folded text and in the source, half-open. */
const FIELDS = 4;

/**
 * A text as it is compared, with the way back: nearly all of it stands unit for unit as in the source, and entries say
 * where it does not. All offsets in UTF-16. A grapheme of several units, and a run of blanks that is one blank here, is an
 * entry; what it became cannot be entered in its middle.
 */
export class Folded {
  readonly text: string;
  readonly source: string;
  readonly #entries: Int32Array;

  constructor(text: string, source: string, entries: Int32Array) {
    this.text = text;
    this.source = source;
    this.#entries = entries;
  }

  /** How much memory it takes, in UTF-16 units. */
  get size(): number {
    return this.text.length + this.#entries.length * 2;
  }

  /** Where in the source the grapheme begins that `at` (in the folded text) begins; -1 where one goes on there. */
  start(at: number): number {
    const entry = this.#last(at);
    if (entry < 0) return at;
    const [from, to, , end] = this.#entry(entry);
    if (at >= to) return end + at - to;
    return at === from ? this.#entry(entry)[2] : -1;
  }

  /** Where in the source the grapheme ends that ends at `at` in the folded text; -1 where one goes on there. */
  end(at: number): number {
    const entry = this.#last(at - 1);
    if (entry < 0) return at;
    const [, to, , end] = this.#entry(entry);
    return at >= to ? end + at - to : -1;
  }

  /** As {@link start}, but of the grapheme that `at` is in. */
  startAround(at: number): number {
    const exact = this.start(at);
    return exact >= 0 ? exact : this.#entry(this.#last(at))[2];
  }

  /** As {@link end}, but of the grapheme that `at` is in. */
  endAround(at: number): number {
    const exact = this.end(at);
    return exact >= 0 ? exact : this.#entry(this.#last(at - 1))[3];
  }

  /** Where in the folded text a new grapheme can begin, after `at`, in whose grapheme it is in the middle. */
  after(at: number): number {
    return this.#entry(this.#last(at))[1];
  }

  /** Where an offset of the source is in the folded text; within a grapheme or a run of blanks, where that begins. */
  at(offset: number): number {
    return this.#place(offset, 0);
  }

  /** As {@link at}; within a grapheme or a run of blanks, where that ends. */
  atEnd(offset: number): number {
    return this.#place(offset, 1);
  }

  #place(offset: number, side: 0 | 1): number {
    let [low, high] = [0, this.#entries.length / FIELDS];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#entries[middle * FIELDS + 2]! < offset) low = middle + 1;
      else high = middle;
    }
    if (low === 0) return offset;
    const entry = this.#entry(low - 1);
    return offset >= entry[3] ? entry[1] + offset - entry[3] : entry[side];
  }

  /** The last entry that begins at or before `at` and is not empty, or one that is empty behind it; -1 where there is none. */
  #last(at: number): number {
    let [low, high] = [0, this.#entries.length / FIELDS];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#entries[middle * FIELDS]! <= at) low = middle + 1;
      else high = middle;
    }
    return low - 1;
  }

  #entry(i: number): readonly [number, number, number, number] {
    const e = this.#entries;
    const at = i * FIELDS;
    return [e[at]!, e[at + 1]!, e[at + 2]!, e[at + 3]!];
  }
}
