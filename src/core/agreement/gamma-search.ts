import type { Column } from './gamma-columns.ts';
import { Heap } from './heap.ts';

/** More partial alignments than this are not held: a search that needs more is given up. */
const MOST_STATES = 2_000_000;

interface State {
  /** The first unit that is not covered; all before it are. */
  readonly next: number;
  /** Covered units after `next`, ascending. */
  readonly ahead: readonly number[];
  readonly column: Column | null;
  readonly before: State | null;
}

/**
 * The cheapest way to cover each of `count` units exactly once with columns; exact. A* over the units from first to last: the first
 * uncovered unit is given each column that fits. Dual prices of the units (a lower bound of what covering
 * them costs, after the linear relaxation) make all but the near-best columns dear, and partial alignments that cover the
 * same units are one state, so that effort grows with how much units crowd, not with how many there are.
 * Yields now and then.
 * @param columns over units 0 to count - 1, best in the order of the text; each unit alone must be among them.
 * @returns the columns, or `null` where it would take too many states.
 */
export function* cheapestCover(count: number, columns: readonly Column[]): Generator<void, Column[] | null> {
  const prices = dualPrices(count, columns);
  const starting: { column: Column; extra: number }[][] = Array.from({ length: count }, () => []);
  for (const column of columns) {
    const extra = column.disorder - column.units.reduce((sum, unit) => sum + prices[unit]!, 0);
    // Prices are feasible up to rounding, which must not make a way cheaper the longer it is.
    starting[column.units[0]!]!.push({ column, extra: extra < 1e-12 ? 0 : extra });
  }
  // The heap gives the last of equals first: the cheapest column is put in last.
  for (const list of starting) list.sort((a, b) => b.extra - a.extra);
  const heap = new Heap<State>();
  const best = new Map<string, number>();
  heap.push(0, { next: 0, ahead: [], column: null, before: null });
  for (let pops = 0; heap.size > 0; pops++) {
    if (pops % 512 === 511) yield;
    const { key, item: state } = heap.pop();
    if (state.next === count) return columnsOf(state);
    if (key > best.get(nameOf(state))!) continue;
    for (const { column, extra } of starting[state.next]!) {
      if (column.units.some((unit) => state.ahead.includes(unit))) continue;
      const after = cover(state, column);
      const cost = key + extra;
      const name = nameOf(after);
      const known = best.get(name);
      if (known !== undefined && known <= cost) continue;
      best.set(name, cost);
      heap.push(cost, after);
    }
    if (best.size > MOST_STATES) return null;
  }
  return null;
}

const nameOf = ({ next, ahead }: State): string => `${next} ${ahead.join(' ')}`;

function cover(state: State, column: Column): State {
  const ahead = [...state.ahead, ...column.units.slice(1)].sort((a, b) => a - b);
  let next = state.next + 1;
  let passed = 0;
  while (ahead[passed] === next) {
    passed++;
    next++;
  }
  return { next, ahead: ahead.slice(passed), column, before: state };
}

function columnsOf(last: State): Column[] {
  const out: Column[] = [];
  for (let state: State | null = last; state?.column; state = state.before) out.push(state.column);
  return out;
}

/**
 * Prices of the units such that no column costs less than its units: a solution of the dual of the linear
 * relaxation. It starts from an equal share of the cheapest column, and rounds of coordinate ascent give each
 * unit what its columns leave, spread over the round so that no unit takes it all.
 */
export function dualPrices(count: number, columns: readonly Column[]): Float64Array {
  const prices = new Float64Array(count).fill(Number.POSITIVE_INFINITY);
  const of: number[][] = Array.from({ length: count }, () => []);
  columns.forEach(({ units, disorder }, index) => {
    for (const unit of units) {
      prices[unit] = Math.min(prices[unit]!, disorder / units.length);
      of[unit]!.push(index);
    }
  });
  const slack = Float64Array.from(
    columns,
    ({ units, disorder }) => disorder - units.reduce((sum, unit) => sum + prices[unit]!, 0),
  );
  const raise = (unit: number, share: number): void => {
    let least = Number.POSITIVE_INFINITY;
    for (const column of of[unit]!) least = Math.min(least, slack[column]!);
    const by = least * share;
    prices[unit]! += by;
    for (const column of of[unit]!) slack[column]! -= by;
  };
  for (const share of [0.3, 0.3, 0.3, 0.5, 0.5, 1])
    for (let unit = 0; unit < count; unit++) raise(unit, share);
  for (let unit = count - 1; unit >= 0; unit--) raise(unit, 1);
  return prices;
}
