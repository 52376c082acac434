/** Choices that bytes make: what mutates the bytes, mutates the choices. When they are used up, the rest is zero. */
export class ByteChoices {
  readonly #bytes: Uint8Array;
  #at = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  get done(): boolean {
    return this.#at >= this.#bytes.length;
  }

  byte(): number {
    return this.#bytes[this.#at++] ?? 0;
  }

  /** Of [0, most); most up to 65,536. */
  below(most: number): number {
    return (most <= 256 ? this.byte() : this.byte() * 256 + this.byte()) % Math.max(1, most);
  }

  pick<T>(of: readonly T[]): T {
    return of[this.below(of.length)]!;
  }

  /** True once in so many times. */
  oneIn(times: number): boolean {
    return this.below(times) === times - 1;
  }
}
