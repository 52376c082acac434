/** A measure with each turn counted so many times; null where it is undefined. */
export type Measured = (times: readonly number[]) => number | null;

/**
 * 95 % percentile intervals over turns, as the report says that they were made: with the generator sfc32, seeded through
 * SplitMix32 from the seed and the word "bootstrap", and Lemire's way of drawing below a bound.
 */
export function intervalsOf(
  measures: readonly Measured[],
  turns: number,
  seed: number,
  replicates: number,
): ([low: number, high: number] | null)[] {
  if (turns < 2) return measures.map(() => null);
  const draw = generator(seed);
  const values = measures.map((): number[] => []);
  for (let replicate = 0; replicate < replicates; replicate++) {
    const times = Array.from({ length: turns }, () => 0);
    for (let n = 0; n < turns; n++) times[draw(turns)]!++;
    measures.forEach((measure, i) => {
      const value = measure(times);
      if (value !== null) values[i]!.push(value);
    });
  }
  return values.map((all) => {
    if (all.length === 0) return null;
    all.sort((a, b) => a - b);
    return [at(all, 0.025), at(all, 0.975)];
  });
}

/** The value at a share of a sorted list, between two neighbours in proportion. */
function at(sorted: readonly number[], share: number): number {
  const place = share * (sorted.length - 1);
  const [low, high] = [sorted[Math.floor(place)]!, sorted[Math.ceil(place)]!];
  return low + (high - low) * (place % 1);
}

/** Numbers in [0, bound), one a call. BigInt, so that no bit is lost by the way. */
function generator(seed: number): (bound: number) => number {
  const u32 = (n: bigint) => n & 0xffffffffn;
  let state = BigInt(seed);
  for (const char of 'bootstrap') state = u32((state ^ BigInt(char.charCodeAt(0))) * 0x01000193n);
  const split = (): bigint => {
    state = u32(state + 0x9e3779b9n);
    let z = u32((state ^ (state >> 16n)) * 0x21f0aaadn);
    z = u32((z ^ (z >> 15n)) * 0x735a2d97n);
    return z ^ (z >> 15n);
  };
  let [a, b, c, counter] = [split(), split(), split(), 1n];
  const next = (): bigint => {
    const out = u32(a + b + counter);
    counter = u32(counter + 1n);
    a = b ^ (b >> 9n);
    b = u32(c + (c << 3n));
    c = u32(u32((c << 21n) | (c >> 11n)) + out);
    return out;
  };
  for (let round = 0; round < 12; round++) next();
  return (bound) => {
    for (;;) {
      const product = next() * BigInt(bound);
      if (u32(product) >= 0x100000000n % BigInt(bound)) return Number(product >> 32n);
    }
  };
}
