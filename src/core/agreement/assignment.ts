import { Heap } from './heap.ts';

/** An edge of a bipartite graph, worth `weight` (more than 0) where it is chosen. */
export interface Edge {
  readonly left: number;
  readonly right: number;
  readonly weight: number;
}

/**
 * The one-to-one matching with the greatest total weight; exact. Nodes may stay without a partner. Successive shortest
 * augmenting paths with potentials (Tomizawa 1971; Jonker and Volgenant 1987) on the sparse graph, so that the search for
 * a node's partner stays within its connected component, mostly near the node itself.
 * @param edges at most one between two nodes.
 * @returns for each left node its partner, or -1.
 */
export function bestMatching(left: number, right: number, edges: readonly Edge[]): Int32Array {
  const { first, to, cost } = adjacency(left, right, edges);
  // Column `right + i` means "left node i stays alone", at no cost.
  const columns = left + right;
  const potential = new Float64Array(columns);
  const owner = new Int32Array(columns).fill(-1);
  const partner = new Int32Array(left).fill(-1);
  const distance = new Float64Array(columns).fill(Number.POSITIVE_INFINITY);
  const before = new Int32Array(columns).fill(-1);
  const settled = new Uint8Array(columns);
  for (let start = 0; start < left; start++) {
    const heap = new Heap<number>();
    const touched: number[] = [];
    const scanned: number[] = [];
    let goal = -1;
    let shortest = 0;
    for (let row = start, reduction = 0; goal < 0;) {
      for (let at = first[row]!; at < first[row + 1]!; at++) {
        const column = to[at]!;
        if (settled[column] === 1) continue;
        const length = cost[at]! - potential[column]! - reduction;
        if (length >= distance[column]!) continue;
        if (distance[column] === Number.POSITIVE_INFINITY) touched.push(column);
        distance[column] = length;
        before[column] = row;
        heap.push(length, column);
      }
      let { key, item: column } = heap.pop();
      // Older, longer ways to a column are still in the heap.
      while (settled[column] === 1) ({ key, item: column } = heap.pop());
      settled[column] = 1;
      if (owner[column]! < 0) {
        goal = column;
        shortest = key;
      } else {
        scanned.push(column);
        row = owner[column]!;
        reduction = costOf(first, to, cost, row, column) - potential[column]! - key;
      }
    }
    for (const column of scanned) potential[column]! += distance[column]! - shortest;
    for (let column = goal; ;) {
      const row = before[column]!;
      const next = partner[row]!;
      owner[column] = row;
      partner[row] = column;
      if (row === start) break;
      column = next;
    }
    for (const column of touched) {
      distance[column] = Number.POSITIVE_INFINITY;
      settled[column] = 0;
    }
  }
  return partner.map((column) => (column < right ? column : -1));
}

/** The edges of each left node in a row, its own "alone" column at the end. */
function adjacency(
  left: number,
  right: number,
  edges: readonly Edge[],
): { first: Uint32Array; to: Uint32Array; cost: Float64Array } {
  const first = new Uint32Array(left + 1);
  for (const edge of edges) first[edge.left + 1]!++;
  for (let row = 0; row < left; row++) first[row + 1]! += first[row]! + 1;
  const to = new Uint32Array(edges.length + left);
  const cost = new Float64Array(edges.length + left);
  const next = first.slice(0, left);
  for (const edge of edges) {
    to[next[edge.left]!] = edge.right;
    cost[next[edge.left]!++] = -edge.weight;
  }
  for (let row = 0; row < left; row++) to[next[row]!] = right + row;
  return { first, to, cost };
}

function costOf(
  first: Uint32Array,
  to: Uint32Array,
  cost: Float64Array,
  row: number,
  column: number,
): number {
  for (let at = first[row]!; at < first[row + 1]!; at++) if (to[at] === column) return cost[at]!;
  throw new RangeError('The edge does not exist.');
}
