/** An edge between a left and a right node, with a weight above 0. */
export type Edge = readonly [left: number, right: number, weight: number];

/**
 * A one-to-one matching of left and right nodes that maximises the sum of the weights; a node may stay single. Returns
 * the right node of each left one, or -1. Shortest augmenting paths with potentials (Jonker and Volgenant 1987), on
 * sparse edges: each search stays within the connected component, and mostly near its start.
 */
export function maximumMatching(lefts: number, rights: number, edges: readonly Edge[]): number[] {
  // Staying single is a column of one's own that costs nothing: every left node can then be matched.
  const from: [column: number, cost: number][][] = Array.from({ length: lefts }, (_, i) => [[rights + i, 0]]);
  for (const [left, right, weight] of edges) from[left]!.push([right, -weight]);
  const rowOf = new Int32Array(rights + lefts).fill(-1);
  const columnOf = new Int32Array(lefts).fill(-1);
  const u = new Float64Array(lefts);
  const v = new Float64Array(rights + lefts);
  for (let start = 0; start < lefts; start++) {
    const distance = new Map<number, number>();
    const before = new Map<number, number>();
    const settled: number[] = [];
    const heap = new Heap();
    let row = start;
    let reached = 0;
    let sink = -1;
    const done = new Set<number>();
    while (sink < 0) {
      for (const [column, cost] of from[row]!) {
        const far = reached + cost - u[row]! - v[column]!;
        if (done.has(column) || far >= (distance.get(column) ?? Infinity)) continue;
        distance.set(column, far);
        before.set(column, row);
        heap.push(far, column);
      }
      let column: number;
      do column = heap.pop();
      while (done.has(column));
      done.add(column);
      reached = distance.get(column)!;
      if (rowOf[column] === -1) sink = column;
      else {
        settled.push(column);
        row = rowOf[column]!;
      }
    }
    u[start]! += reached;
    for (const column of settled) {
      const slack = reached - distance.get(column)!;
      u[rowOf[column]!]! += slack;
      v[column]! -= slack;
    }
    for (let column = sink; column >= 0;) {
      const owner = before.get(column)!;
      const next = columnOf[owner]!;
      rowOf[column] = owner;
      columnOf[owner] = column;
      column = owner === start ? -1 : next;
    }
  }
  return [...columnOf].map((column) => (column < rights ? column : -1));
}

/** A binary heap of columns by distance, ties by column, so that the result depends on the input alone. */
class Heap {
  readonly #items: [far: number, column: number][] = [];

  push(far: number, column: number): void {
    const items = this.#items;
    let at = items.push([far, column]) - 1;
    while (at > 0) {
      const up = (at - 1) >> 1;
      if (!this.#before(at, up)) break;
      [items[at], items[up]] = [items[up]!, items[at]!];
      at = up;
    }
  }

  pop(): number {
    const items = this.#items;
    const top = items[0]!;
    const last = items.pop()!;
    if (items.length > 0) {
      items[0] = last;
      for (let at = 0; ;) {
        let least = at;
        for (const child of [2 * at + 1, 2 * at + 2])
          if (child < items.length && this.#before(child, least)) least = child;
        if (least === at) break;
        [items[at], items[least]] = [items[least]!, items[at]!];
        at = least;
      }
    }
    return top[1];
  }

  #before(a: number, b: number): boolean {
    const [x, y] = [this.#items[a]!, this.#items[b]!];
    return x[0] < y[0] || (x[0] === y[0] && x[1] < y[1]);
  }
}
