import { closeSync, existsSync, fstatSync, openSync, readFileSync, readSync, statSync } from 'node:fs';
import { type Pages, PLAIN, readHeader } from '../../core/sqlite-file/pages.ts';
import { readWal } from '../../core/sqlite-file/wal.ts';

/** A file's pages as of its last commit, with what its WAL holds. Only read; close it. */
export interface OpenPages extends Pages {
  /** The schema that the file says it has; 0 where its first page does not say. */
  version: number;
  /** Pages that the header counts and the file has not. */
  missing: number;
  close(): void;
}

/** A WAL larger than this is not read: Passage writes it back at a thousand pages. */
const MOST_WAL = 1024 ** 3;

/** `plain`: pages as every Passage writes them, whatever the header says, which may be damaged. */
export function openPages(path: string, plain: boolean): OpenPages {
  const file = openSync(path, 'r');
  const bytes = fstatSync(file).size;
  const head = Buffer.alloc(100);
  const read = readSync(file, head, 0, 100, 0);
  const { size } = plain ? PLAIN : readHeader(head.subarray(0, read), bytes);
  const wal = `${path}-wal`;
  const { pages: over, count: after } =
    existsSync(wal) && statSync(wal).size <= MOST_WAL
      ? readWal(readFileSync(wal), size)
      : { pages: new Map<number, Uint8Array>(), count: null };
  // Pages after the last commit's end hold what was purged or given back, until the file is cut.
  const inFile = Math.min(Math.floor(bytes / size), after ?? Number.POSITIVE_INFINITY);
  let count = inFile;
  for (const n of over.keys()) count = Math.max(count, n);
  // The first page may be in the WAL alone, and say more than the file's.
  const first = over.get(1) ?? head.subarray(0, read);
  const said = readHeader(first.subarray(0, 100), Math.max(bytes, size));
  const { usable } = plain ? PLAIN : said;
  const counted = first.length >= 32 ? new DataView(first.buffer, first.byteOffset).getUint32(28) : 0;
  return {
    size,
    usable,
    count,
    version: said.version,
    missing: counted > count && counted < count * 1_000 ? counted - count : 0,
    page(n) {
      const known = over.get(n);
      if (known) return known;
      if (n < 1 || n > inFile) return undefined;
      // Fresh memory for each: rows are slices of it.
      const page = new Uint8Array(size);
      return readSync(file, page, 0, size, (n - 1) * size) === size ? page : undefined;
    },
    close: () => closeSync(file),
  };
}
