import type { GammaUnit } from './gamma-units.ts';
import type { Random } from './random.ts';

/**
 * What random continua are drawn from: means and deviations of the number of units an annotator, of the gaps and of
 * the lengths, and how often each category occurs. As in pygamma-agreement's statistical sampler, of which the
 * gaps keep one zero that stands for a continuum with a single unit.
 */
export interface Profile {
  readonly annotators: number;
  readonly units: Moments;
  readonly gaps: Moments;
  readonly lengths: Moments;
  /** The category of each unit: drawing one of them draws by frequency. */
  readonly categories: readonly number[];
}

interface Moments {
  readonly mean: number;
  readonly deviation: number;
}

/** @param sets the units of each annotator, at positions of 0 or more; at least one unit in all. */
export function profileOf(sets: readonly (readonly GammaUnit[])[]): Profile {
  const gaps = [0];
  for (const set of sets) {
    const sorted = [...set].sort((a, b) => a.start - b.start || a.end - b.end);
    sorted.forEach(({ start }, index) => {
      if (index > 0) gaps.push(start - sorted[index - 1]!.end);
      else if (start > 0) gaps.push(start);
    });
  }
  const units = sets.flat();
  return {
    annotators: sets.length,
    units: moments(sets.map((set) => set.length)),
    gaps: moments(gaps),
    lengths: moments(units.map(({ start, end }) => end - start)),
    categories: units.map(({ category }) => category),
  };
}

/** A random continuum: units one after another, never none in all. */
export function sampleContinuum(profile: Profile, random: Random): GammaUnit[][] {
  const { units, gaps, lengths, categories } = profile;
  let any = false;
  return Array.from({ length: profile.annotators }, () => {
    let count = Math.abs(Math.trunc(random.normal(units.mean, units.deviation)));
    if (!any) count = Math.max(1, count);
    any = true;
    let end = 0;
    return Array.from({ length: count }, (): GammaUnit => {
      const start = end + random.normal(gaps.mean, gaps.deviation);
      let length = 0;
      while (length === 0) length = Math.abs(random.normal(lengths.mean, lengths.deviation));
      end = start + length;
      return { start, end, category: categories[random.below(categories.length)]! };
    });
  });
}

/** Mean and standard deviation of the whole (by n, not n - 1). */
function moments(numbers: readonly number[]): Moments {
  const mean = numbers.reduce((sum, one) => sum + one, 0) / numbers.length;
  const variance = numbers.reduce((sum, one) => sum + (one - mean) ** 2, 0) / numbers.length;
  return { mean, deviation: Math.sqrt(variance) };
}
