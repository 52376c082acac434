import { bestMatching, type Edge } from './assignment.ts';
import { type Column, unitaryAlignments } from './gamma-columns.ts';
import { cheapestCover } from './gamma-search.ts';
import { dissimilarity, type GammaUnit, Neighbourhood, type Weights } from './gamma-units.ts';

/**
 * The best alignment of the annotators' units: each unit in exactly one unitary alignment, with the least summed
 * disorder; exact. For two annotators an assignment problem; for more a set partition, component by component.
 * Yields now and then.
 * @param sets the units of each annotator, in any order; units are numbered one annotator after another.
 * @returns the unitary alignments, or `null` where too many units crowd for an exact search.
 */
export function* bestAlignment(
  sets: readonly (readonly GammaUnit[])[],
  weights: Weights,
): Generator<void, Column[] | null> {
  if (sets.length === 2) return alignTwo(sets[0]!, sets[1]!, weights);
  const units = sets.flat();
  const columns = yield* unitaryAlignments(sets, weights);
  const out: Column[] = [];
  for (const component of components(units, columns)) {
    const place = new Map(component.units.map((unit, index) => [unit, index]));
    const local = component.columns.map((column) => ({
      units: column.units.map((unit) => place.get(unit)!).sort((a, b) => a - b),
      disorder: column.disorder,
    }));
    const alone = component.units.map((_, index) => ({ units: [index], disorder: weights.deltaEmpty }));
    const found = yield* cheapestCover(component.units.length, [...local, ...alone]);
    if (!found) return null;
    for (const { units: places, disorder } of found)
      out.push({ units: places.map((index) => component.units[index]!).sort((a, b) => a - b), disorder });
  }
  return out;
}

/** The summed disorder of an alignment by the mean number of units of an annotator (Mathet et al. 2015, section 4.4). */
export function disorderOf(alignment: readonly Column[], units: number, annotators: number): number {
  return alignment.reduce((sum, { disorder }) => sum + disorder, 0) / (units / annotators);
}

/** Two units that are together save what they would cost apart, twice `deltaEmpty`. */
function alignTwo(first: readonly GammaUnit[], second: readonly GammaUnit[], weights: Weights): Column[] {
  const apart = 2 * weights.deltaEmpty;
  const index = new Neighbourhood(second);
  const edges: Edge[] = [];
  first.forEach((unit, left) => {
    for (const right of index.near(unit, apart, weights)) {
      const weight = apart - dissimilarity(unit, second[right]!, weights);
      if (weight > 0) edges.push({ left, right, weight });
    }
  });
  const partner = bestMatching(first.length, second.length, edges);
  const taken = new Set<number>();
  const out = first.map((unit, left): Column => {
    const right = partner[left]!;
    if (right < 0) return { units: [left], disorder: weights.deltaEmpty };
    taken.add(right);
    return { units: [left, first.length + right], disorder: dissimilarity(unit, second[right]!, weights) };
  });
  second.forEach((_, right) => {
    if (!taken.has(right)) out.push({ units: [first.length + right], disorder: weights.deltaEmpty });
  });
  return out;
}

/** Units that columns join, in the order of the text, with those columns. */
function components(
  units: readonly GammaUnit[],
  columns: readonly Column[],
): { units: number[]; columns: Column[] }[] {
  const parent = units.map((_, index) => index);
  const root = (unit: number): number => {
    let at = unit;
    while (parent[at] !== at) at = parent[at] = parent[parent[at]!]!;
    return at;
  };
  for (const column of columns) for (const unit of column.units) parent[root(unit)] = root(column.units[0]!);
  const out = new Map<number, { units: number[]; columns: Column[] }>();
  const order = units.map((_, index) => index);
  order.sort((a, b) => units[a]!.start - units[b]!.start || units[a]!.end - units[b]!.end || a - b);
  for (const unit of order) {
    const known = out.get(root(unit));
    if (known) known.units.push(unit);
    else out.set(root(unit), { units: [unit], columns: [] });
  }
  for (const column of columns) out.get(root(column.units[0]!))!.columns.push(column);
  return [...out.values()];
}
