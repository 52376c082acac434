/**
 * A seeded source of random numbers, so that a figure can be had again: sfc32 (Chris Doty-Humphrey's "Small Fast
 * Counting", 2010; passes PractRand), its state filled from the seed by SplitMix32 (after Steele, Lea and Flood
 * 2014). The same seed gives the same numbers on every machine, since only 32-bit integers are added and shifted.
 */
export class Random {
  #a: number;
  #b: number;
  #c: number;
  #counter = 1;
  #spare: number | null = null;

  /** @param seed a whole number; its low 32 bits count, and a stream of its own for each `stream`. */
  constructor(seed: number, stream: string = '') {
    let state = seed | 0;
    for (let at = 0; at < stream.length; at++) state = Math.imul(state ^ stream.charCodeAt(at), 0x01000193);
    const split = (): number => {
      state = (state + 0x9e3779b9) | 0;
      let mixed = Math.imul(state ^ (state >>> 16), 0x21f0aaad);
      mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97);
      return mixed ^ (mixed >>> 15);
    };
    this.#a = split();
    this.#b = split();
    this.#c = split();
    for (let round = 0; round < 12; round++) this.uint32();
  }

  /** A whole number from 0 to 2^32 - 1. */
  uint32(): number {
    const out = (this.#a + this.#b + this.#counter) | 0;
    this.#counter = (this.#counter + 1) | 0;
    this.#a = this.#b ^ (this.#b >>> 9);
    this.#b = (this.#c + (this.#c << 3)) | 0;
    this.#c = (((this.#c << 21) | (this.#c >>> 11)) + out) | 0;
    return out >>> 0;
  }

  /** A number in [0, 1), a multiple of 2^-53. */
  next(): number {
    return ((this.uint32() >>> 5) * 0x4000000 + (this.uint32() >>> 6)) / 0x20000000000000;
  }

  /**
   * A whole number in [0, count), each as likely (Lemire 2019: the upper half of a product, drawn again where the lower
   * half falls into the incomplete round). The count is at most 2^21, so that the product is exact.
   */
  below(count: number): number {
    for (;;) {
      const product = this.uint32() * count;
      const upper = Math.floor(product / 0x100000000);
      const lower = product - upper * 0x100000000;
      if (lower >= count || lower >= 0x100000000 % count) return upper;
    }
  }

  /** As many draws with replacement as there are places: how often each was drawn. */
  resample(times: Float64Array): void {
    times.fill(0);
    const count = times.length;
    for (let draw = 0; draw < count; draw++) times[this.below(count)]! += 1;
  }

  /** A normally distributed number (the polar method of Marsaglia and Bray 1964). */
  normal(mean: number, deviation: number): number {
    if (this.#spare !== null) {
      const spare = this.#spare;
      this.#spare = null;
      return mean + deviation * spare;
    }
    for (;;) {
      const [x, y] = [2 * this.next() - 1, 2 * this.next() - 1];
      const square = x * x + y * y;
      if (square === 0 || square >= 1) continue;
      const factor = Math.sqrt((-2 * Math.log(square)) / square);
      this.#spare = y * factor;
      return mean + deviation * x * factor;
    }
  }
}
