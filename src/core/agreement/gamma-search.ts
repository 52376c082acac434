import type { Column } from './gamma-columns.ts';
import { Prices } from './gamma-prices.ts';
import { Heap } from './heap.ts';

/** More partial alignments than this are not held: a search that needs more is given up. */
const MOST_STATES = 2_000_000;
/** As many are tried with quick prices, which do for most; what needs more is worth better prices. */
const QUICK_STATES = 4_000;

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
  const quick = new Prices(count, columns);
  quick.ascend();
  const found = yield* searchCover(columns, quick.prices, QUICK_STATES);
  if (found) return found;
  const better = new Prices(count, columns);
  yield* better.anneal();
  return yield* searchCover(columns, better.prices, MOST_STATES);
}

/** The search with given prices; `null` where it would take more states than `mostStates`. */
export function* searchCover(
  columns: readonly Column[],
  prices: Float64Array,
  mostStates: number,
): Generator<void, Column[] | null> {
  const count = prices.length;
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
    if (best.size > mostStates) return null;
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
