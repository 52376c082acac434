/** What the index holds: a half-open range `[start, end)` in UTF-16. An id may come with several ranges. */
export interface Interval {
  readonly id: string;
  readonly start: number;
  readonly end: number;
}

interface Node<T extends Interval> {
  item: T;
  priority: number;
  /** The largest end in this subtree: a query skips subtrees that end before it begins. */
  maxEnd: number;
  left: Node<T> | null;
  right: Node<T> | null;
}

/** By start, then the longer first (so that what encloses comes before what is enclosed), then by id. */
export function compareIntervals(a: Interval, b: Interval): number {
  return a.start - b.start || b.end - a.end || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
}

/**
 * Answers "what lies at this offset" and "what lies in this range" over intervals that overlap, nest and
 * coincide. A treap (Seidel and Aragon, 1996) ordered by {@link compareIntervals} and augmented with the largest end
 * of each subtree: adding and removing take O(log n) whatever the length of the text, a query O(log n + hits) in the usual case.
 */
export class IntervalIndex<T extends Interval> {
  #root: Node<T> | null = null;
  readonly #byId = new Map<string, T[]>();
  #size = 0;

  constructor(items: Iterable<T> = []) {
    for (const item of items) this.insert(item);
  }

  /** The number of intervals. */
  get size(): number {
    return this.#size;
  }

  has(id: string): boolean {
    return this.#byId.has(id);
  }

  /** The intervals of an id, in the order of {@link compareIntervals}; none where the id is unknown. */
  get(id: string): readonly T[] {
    return this.#byId.get(id) ?? [];
  }

  /** Adds an interval, beside others of the same id. @throws RangeError where it is empty, backwards or not whole. */
  insert(item: T): void {
    if (
      !Number.isInteger(item.start) ||
      !Number.isInteger(item.end) ||
      item.start < 0 ||
      item.end <= item.start
    )
      throw new RangeError(
        `The interval ${item.start}-${item.end} is empty, backwards or not in whole numbers.`,
      );
    const known = this.#byId.get(item.id);
    if (known) {
      known.push(item);
      known.sort(compareIntervals);
    } else this.#byId.set(item.id, [item]);
    this.#root = insertInto(this.#root, makeNode(item));
    this.#size++;
  }

  /** Takes out every interval of an id; tells how many there were. */
  remove(id: string): number {
    const items = this.#byId.get(id);
    if (!items) return 0;
    this.#byId.delete(id);
    for (const item of items) this.#root = removeFrom(this.#root, item);
    this.#size -= items.length;
    return items.length;
  }

  /** Puts these intervals in the place of those that `id` had. @throws RangeError where one of them has another id. */
  replace(id: string, items: readonly T[]): void {
    const stranger = items.find((item) => item.id !== id);
    if (stranger) throw new RangeError(`The interval of ${stranger.id} cannot replace those of ${id}.`);
    this.remove(id);
    for (const item of items) this.insert(item);
  }

  /** The intervals that hold the character at `offset`: start <= offset < end. */
  at(offset: number): T[] {
    return this.overlapping(offset, offset + 1);
  }

  /** The intervals that share a character with `[start, end)`; none for an empty range. */
  overlapping(start: number, end: number): T[] {
    const out: T[] = [];
    if (end > start) collect(this.#root, start, end, out);
    return out;
  }

  /** All intervals, in the order of {@link compareIntervals}. */
  all(): T[] {
    return this.overlapping(-1, Number.POSITIVE_INFINITY);
  }
}

function makeNode<T extends Interval>(item: T): Node<T> {
  return { item, priority: Math.random(), maxEnd: item.end, left: null, right: null };
}

function measure<T extends Interval>(node: Node<T>): Node<T> {
  let maxEnd = node.item.end;
  if (node.left && node.left.maxEnd > maxEnd) maxEnd = node.left.maxEnd;
  if (node.right && node.right.maxEnd > maxEnd) maxEnd = node.right.maxEnd;
  node.maxEnd = maxEnd;
  return node;
}

function insertInto<T extends Interval>(root: Node<T> | null, node: Node<T>): Node<T> {
  if (!root) return node;
  if (node.priority > root.priority) {
    [node.left, node.right] = split(root, node.item);
    return measure(node);
  }
  if (compareIntervals(node.item, root.item) < 0) root.left = insertInto(root.left, node);
  else root.right = insertInto(root.right, node);
  return measure(root);
}

/** Two trees: what comes before `item`, and the rest. */
function split<T extends Interval>(root: Node<T> | null, item: T): [Node<T> | null, Node<T> | null] {
  if (!root) return [null, null];
  if (compareIntervals(root.item, item) < 0) {
    const [middle, after] = split(root.right, item);
    root.right = middle;
    return [measure(root), after];
  }
  const [before, middle] = split(root.left, item);
  root.left = middle;
  return [before, measure(root)];
}

function join<T extends Interval>(before: Node<T> | null, after: Node<T> | null): Node<T> | null {
  if (!before) return after;
  if (!after) return before;
  if (before.priority > after.priority) {
    before.right = join(before.right, after);
    return measure(before);
  }
  after.left = join(before, after.left);
  return measure(after);
}

function removeFrom<T extends Interval>(root: Node<T> | null, item: T): Node<T> | null {
  if (!root) return null;
  const order = compareIntervals(item, root.item);
  if (order === 0) return join(root.left, root.right);
  if (order < 0) root.left = removeFrom(root.left, item);
  else root.right = removeFrom(root.right, item);
  return measure(root);
}

function collect<T extends Interval>(node: Node<T> | null, start: number, end: number, out: T[]): void {
  if (!node || node.maxEnd <= start) return;
  collect(node.left, start, end, out);
  // Everything to the right starts at or after this one.
  if (node.item.start >= end) return;
  if (node.item.end > start) out.push(node.item);
  collect(node.right, start, end, out);
}
