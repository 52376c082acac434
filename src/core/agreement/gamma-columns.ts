import { dissimilarity, type GammaUnit, Neighbourhood, type Weights } from './gamma-units.ts';

/**
 * A unitary alignment: at most one unit of each annotator (by number over all annotators, ascending), and its
 * disorder, the mean dissimilarity of all pairs of annotators, where a pair with a missing unit has `deltaEmpty`
 * (Mathet et al. 2015, section 4.4).
 */
export interface Column {
  readonly units: readonly number[];
  readonly disorder: number;
}

/**
 * All unitary alignments that a best alignment can need: those that are better than taking any one of their
 * units out and leaving it alone. A unit alone is not among them; its disorder is `deltaEmpty`.
 * Yields now and then.
 * @param sets the units of each annotator; numbered one annotator after another.
 */
export function* unitaryAlignments(
  sets: readonly (readonly GammaUnit[])[],
  weights: Weights,
): Generator<void, Column[]> {
  const delta = weights.deltaEmpty;
  const m = sets.length;
  const couples = (m * (m - 1)) / 2;
  const first: number[] = [];
  let count = 0;
  for (const set of sets) {
    first.push(count);
    count += set.length;
  }
  // A unit x of a column of s units is worth keeping in it where its summed dissimilarity to the others is below
  // (couples + s - 1) delta: alone it costs delta * couples, and sets s - 1 of the column's pairs to delta.
  const worth = (size: number): number => (couples + size - 1) * delta;
  const units = sets.flat();
  const links: Map<number, number>[] = units.map(() => new Map<number, number>());
  for (let second = 1; second < m; second++) {
    const index = new Neighbourhood(sets[second]!);
    for (let unit = 0; unit < first[second]!; unit++) {
      for (const at of index.near(units[unit]!, worth(m), weights)) {
        const distance = dissimilarity(units[unit]!, sets[second]![at]!, weights);
        if (distance < worth(m)) links[unit]!.set(first[second]! + at, distance);
      }
      if (unit % 256 === 0) yield;
    }
  }
  const out: Column[] = [];
  const chosen: number[] = [];
  const sums: number[] = [];
  const take = (): void => {
    const size = chosen.length;
    if (size > 1 && sums.every((sum) => sum < worth(size))) {
      const within = sums.reduce((total, sum) => total + sum, 0) / 2;
      const disorder = (within + (couples - (size * (size - 1)) / 2) * delta) / couples;
      if (disorder < size * delta) out.push({ units: [...chosen], disorder });
    }
    const last = chosen.at(-1)!;
    // Ascending numbers are ascending annotators, and links lead to later annotators only.
    for (const [next, distance] of links[chosen[0]!]!) {
      if (next <= last || !sharesNoAnnotator(last, next)) continue;
      const distances = chosen.map((unit, at) => (at === 0 ? distance : links[unit]!.get(next)));
      if (distances.some((one) => one === undefined)) continue;
      const added = distances as number[];
      const total = added.reduce((sum, one) => sum + one, 0);
      if (total >= worth(m) || sums.some((sum, at) => sum + added[at]! >= worth(m))) continue;
      added.forEach((one, at) => (sums[at]! += one));
      chosen.push(next);
      sums.push(total);
      take();
      chosen.pop();
      sums.pop();
      added.forEach((one, at) => (sums[at]! -= one));
    }
  };
  const sharesNoAnnotator = (a: number, b: number): boolean => annotatorOf[a] !== annotatorOf[b];
  const annotatorOf = sets.flatMap((set, annotator) => set.map(() => annotator));
  for (let unit = 0; unit < count; unit++) {
    chosen.push(unit);
    sums.push(0);
    take();
    chosen.pop();
    sums.pop();
    if (unit % 64 === 0) yield;
  }
  return out;
}
