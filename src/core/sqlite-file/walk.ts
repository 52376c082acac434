import { type Claimed, readTreePage } from './cells.ts';
import type { Pages } from './pages.ts';
import { readRecord, type SqlValue } from './record.ts';

/** Goes through the B-trees of a damaged file. Each page is read once, so that loops and shared pages end. */
export class TreeWalk {
  readonly #pages: Pages;
  readonly #visited = new Set<number>();
  readonly #claimed: Claimed = new Set();
  /** Pages that should have been part of a tree and are not. */
  readonly damaged = new Set<number>();
  /** Rows of pages that were read of which the row could not be. */
  bad = 0;

  constructor(pages: Pages) {
    this.#pages = pages;
  }

  /** The rows under a root; those of pages below a damaged one are not among them. */
  *rows(root: number, kind: 'table' | 'index'): Iterable<SqlValue[]> {
    const stack = [root];
    for (let n = stack.pop(); n !== undefined; n = stack.pop()) {
      if (this.#visited.has(n)) continue;
      const page = this.#read(n);
      if (!page || page.kind !== kind) {
        if (!page) this.damaged.add(n);
        continue;
      }
      this.#visited.add(n);
      for (const child of page.children) stack.push(child);
      yield* this.#records(page.payloads);
    }
  }

  /** The rows of pages that no tree has led to: what hung below a damaged page, and what was given up long ago. */
  *strays(): Iterable<{ kind: 'table' | 'index'; row: SqlValue[] }> {
    for (let n = 2; n <= this.#pages.count; n++) {
      if (this.#visited.has(n) || this.#claimed.has(n)) continue;
      const page = this.#read(n);
      if (!page) continue;
      this.#visited.add(n);
      for (const row of this.#records(page.payloads)) yield { kind: page.kind, row };
    }
  }

  #read(n: number): ReturnType<typeof readTreePage> {
    if (n < 1 || n > this.#pages.count) return null;
    const page = readTreePage(this.#pages, n, this.#claimed);
    this.bad += page?.bad ?? 0;
    return page;
  }

  *#records(payloads: readonly Uint8Array[]): Iterable<SqlValue[]> {
    for (const payload of payloads) {
      const row = readRecord(payload);
      if (row) yield row;
      else this.bad += 1;
    }
  }
}
