/** What a write-ahead log says of a file. */
export interface Wal {
  /** By their numbers, from 1. */
  pages: Map<number, Uint8Array>;
  /** How many pages the database has since the last commit; null where there was none. */
  count: number | null;
}

/**
 * The pages that a write-ahead log puts over those of the file: of each the last one up to the last whole commit
 * (https://www.sqlite.org/fileformat2.html, 4). Frames count while their checksums do; `size`: that of pages.
 */
export function readWal(wal: Uint8Array, size: number): Wal {
  const view = new DataView(wal.buffer, wal.byteOffset, wal.byteLength);
  const committed = new Map<number, Uint8Array>();
  if (wal.length < 32 || (view.getUint32(0) & ~1) !== 0x377f0682 || view.getUint32(8) !== size)
    return { pages: committed, count: null };
  const little = (view.getUint32(0) & 1) === 0;
  let sum = checksum(view, 0, 24, little, [0, 0]);
  if (sum[0] !== view.getUint32(24) || sum[1] !== view.getUint32(28))
    return { pages: committed, count: null };
  let count: number | null = null;
  const pending = new Map<number, Uint8Array>();
  for (let at = 32; at + 24 + size <= wal.length; at += 24 + size) {
    if (view.getUint32(at + 8) !== view.getUint32(16) || view.getUint32(at + 12) !== view.getUint32(20))
      break;
    sum = checksum(view, at, 8, little, sum);
    sum = checksum(view, at + 24, size, little, sum);
    if (sum[0] !== view.getUint32(at + 16) || sum[1] !== view.getUint32(at + 20)) break;
    pending.set(view.getUint32(at), wal.subarray(at + 24, at + 24 + size));
    // A frame that ends a commit says how many pages there are then.
    const after = view.getUint32(at + 4);
    if (after === 0) continue;
    count = after;
    for (const [n, page] of pending) committed.set(n, page);
    pending.clear();
  }
  // What a later commit has given back to the system is no part of the file any more.
  if (count !== null) for (const n of committed.keys()) if (n > count) committed.delete(n);
  return { pages: committed, count };
}

function checksum(
  view: DataView,
  from: number,
  length: number,
  little: boolean,
  [a, b]: readonly [number, number],
): [number, number] {
  let [s0, s1] = [a, b];
  for (let at = from; at < from + length; at += 8) {
    s0 = (s0 + view.getUint32(at, little) + s1) >>> 0;
    s1 = (s1 + view.getUint32(at + 4, little) + s0) >>> 0;
  }
  return [s0, s1];
}
