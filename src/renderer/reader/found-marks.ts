import type { Range } from '../../core/model/span.ts';

/** Hits of a search, to be painted: as many as there are, since only those in painted strips are looked at. */
export class FoundMarks {
  /** Start and end (UTF-16) of each hit in turn, ascending and disjoint. */
  readonly #ends: Uint32Array;
  /** The hit that one stands at; -1 for none. */
  readonly current: number;

  constructor(ends: Uint32Array, current: number) {
    this.#ends = ends;
    this.current = current;
  }

  get size(): number {
    return this.#ends.length / 2;
  }

  range(i: number): Range {
    return [this.#ends[2 * i]!, this.#ends[2 * i + 1]!];
  }

  /** The first hit that begins at or after an offset (UTF-16); the number of hits where there is none. */
  from(offset: number): number {
    let [low, high] = [0, this.size];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#ends[2 * middle]! < offset) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** The hits that reach into `[start, end)`, by number. */
  *within(start: number, end: number): Generator<number> {
    let i = this.from(start);
    if (i > 0 && this.#ends[2 * i - 1]! > start) i--;
    for (; i < this.size && this.#ends[2 * i]! < end; i++) yield i;
  }

  /** The same hits, standing at another. */
  at(current: number): FoundMarks {
    return new FoundMarks(this.#ends, current);
  }

  /** Whether these are the same hits, wherever one stands. */
  sameHits(other: FoundMarks | null): boolean {
    return other !== null && other.#ends === this.#ends;
  }
}
