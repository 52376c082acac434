/**
 * A hybrid logical clock (Kulkarni et al. 2014): wall milliseconds, and a counter for what falls into one of them or
 * comes while the wall clock stands behind what was seen. Text form: 12 + 4 hexadecimal digits, in clock order.
 */
export class Clock {
  #ms = 0;
  #count = 0;
  readonly #now: () => number;

  /** `seen`: the largest clock of the file, or empty. `now`: milliseconds since 1970. */
  constructor(seen: string, now: () => number = Date.now) {
    this.#now = now;
    if (seen) this.observe(seen);
  }

  /** Takes note of a clock from elsewhere: the next tick is later. */
  observe(clock: string): void {
    const ms = Number.parseInt(clock.slice(0, 12), 16);
    const count = Number.parseInt(clock.slice(12), 16);
    if (ms > this.#ms || (ms === this.#ms && count > this.#count)) [this.#ms, this.#count] = [ms, count];
  }

  /** A clock later than every one before it. */
  tick(): string {
    const wall = this.#now();
    if (wall > this.#ms) [this.#ms, this.#count] = [wall, 0];
    else if (this.#count < 0xffff) this.#count += 1;
    else [this.#ms, this.#count] = [this.#ms + 1, 0];
    return this.#ms.toString(16).padStart(12, '0') + this.#count.toString(16).padStart(4, '0');
  }
}

/** Before every clock: the starter codebook has it, so that it never wins over what people changed. */
export const CLOCK_ZERO = '0'.repeat(16);
