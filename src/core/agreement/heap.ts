/** A binary heap that gives the smallest key first; among equal keys, what was put in last. */
export class Heap<T> {
  readonly #entries: { key: number; turn: number; item: T }[] = [];
  #pushed = 0;

  get size(): number {
    return this.#entries.length;
  }

  push(key: number, item: T): void {
    const entries = this.#entries;
    const entry = { key, turn: this.#pushed++, item };
    let at = entries.length;
    entries.push(entry);
    while (at > 0) {
      const parent = (at - 1) >> 1;
      if (!before(entry, entries[parent]!)) break;
      entries[at] = entries[parent]!;
      at = parent;
    }
    entries[at] = entry;
  }

  /** Takes out the first item. @throws RangeError where the heap is empty. */
  pop(): { key: number; item: T } {
    const entries = this.#entries;
    const last = entries.pop();
    if (!last) throw new RangeError('The heap is empty.');
    const top = entries[0];
    if (!top) return last;
    let at = 0;
    for (let child = 1; child < entries.length; child = 2 * at + 1) {
      if (child + 1 < entries.length && before(entries[child + 1]!, entries[child]!)) child++;
      if (!before(entries[child]!, last)) break;
      entries[at] = entries[child]!;
      at = child;
    }
    entries[at] = last;
    return top;
  }
}

const before = (a: { key: number; turn: number }, b: { key: number; turn: number }): boolean =>
  a.key < b.key || (a.key === b.key && a.turn > b.turn);
