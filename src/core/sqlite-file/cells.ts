import type { Pages } from './pages.ts';
import { readVarint } from './record.ts';

/** A page of a B-tree (file format, 1.6): `table` has rows in leaves only, `index` (and WITHOUT ROWID) in every page. */
export interface TreePage {
  kind: 'table' | 'index';
  /** Pages below it. */
  children: number[];
  /** Rows, as bytes of records; what cannot be read is counted. */
  payloads: Uint8Array[];
  bad: number;
}

export type Claimed = Set<number>;

/** Reads a page of a B-tree; null where the bytes are none. Never throws, never loops. */
export function readTreePage(pages: Pages, n: number, claimed: Claimed): TreePage | null {
  const bytes = pages.page(n);
  if (!bytes) return null;
  const start = n === 1 ? 100 : 0;
  const type = bytes[start];
  if (type !== 2 && type !== 5 && type !== 10 && type !== 13) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const [kind, interior] = [type === 5 || type === 13 ? 'table' : 'index', type < 8] as const;
  const cells = view.getUint16(start + 3);
  const pointers = start + (interior ? 12 : 8);
  const found: TreePage = { kind, children: [], payloads: [], bad: 0 };
  const seen = new Set<number>();
  for (let i = 0; i < cells; i++) {
    const at = pointers + 2 * i;
    if (at + 2 > pages.usable) {
      found.bad += 1;
      break;
    }
    const cell = view.getUint16(at);
    // Two pointers to one cell are damage, and would make a row of a hostile file cost a thousand.
    if (cell < pointers || cell >= pages.usable || seen.has(cell)) {
      found.bad += 1;
      continue;
    }
    seen.add(cell);
    if (!readCell(pages, bytes, view, cell, interior, found, claimed)) found.bad += 1;
  }
  if (interior) found.children.push(view.getUint32(start + 8));
  return found;
}

function readCell(
  pages: Pages,
  bytes: Uint8Array,
  view: DataView,
  cell: number,
  interior: boolean,
  into: TreePage,
  claimed: Claimed,
): boolean {
  let at = cell;
  if (interior) {
    if (at + 4 > pages.usable) return false;
    into.children.push(view.getUint32(at));
    at += 4;
    if (into.kind === 'table') return true;
  }
  const length = readVarint(bytes, at);
  if (!length) return false;
  at = length[1];
  if (into.kind === 'table') {
    const rowid = readVarint(bytes, at);
    if (!rowid) return false;
    at = rowid[1];
  }
  const payload = readPayload(pages, bytes, view, at, length[0], into.kind, claimed);
  if (payload) into.payloads.push(payload);
  return payload !== null;
}

/** A row's bytes, those on overflow pages too; null where they are not all there. */
function readPayload(
  pages: Pages,
  bytes: Uint8Array,
  view: DataView,
  at: number,
  length: number,
  kind: TreePage['kind'],
  claimed: Claimed,
): Uint8Array | null {
  const { usable } = pages;
  if (length < 1 || length > pages.count * usable) return null;
  const most = kind === 'table' ? usable - 35 : Math.floor(((usable - 12) * 64) / 255) - 23;
  if (length <= most) return at + length <= usable ? bytes.subarray(at, at + length) : null;
  const least = Math.floor(((usable - 12) * 32) / 255) - 23;
  const fits = least + ((length - least) % (usable - 4));
  const local = fits <= most ? fits : least;
  if (at + local + 4 > usable) return null;
  const chain: Uint8Array[] = [];
  let rest = length - local;
  for (let next = view.getUint32(at + local); rest > 0;) {
    const page = claimed.has(next) ? undefined : pages.page(next);
    if (!page) return null;
    claimed.add(next);
    const part = page.subarray(4, 4 + Math.min(rest, usable - 4));
    chain.push(part);
    rest -= part.length;
    next = new DataView(page.buffer, page.byteOffset, page.byteLength).getUint32(0);
  }
  const whole = new Uint8Array(length);
  whole.set(bytes.subarray(at, at + local));
  let to = local;
  for (const part of chain) {
    whole.set(part, to);
    to += part.length;
  }
  return whole;
}
