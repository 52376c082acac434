/** A database file as pages, however damaged: `page(1)` is the first. What is not there is undefined, never an error. */
export interface Pages {
  /** Bytes of a page. */
  readonly size: number;
  /** Bytes of a page that hold content: without those reserved at its end. */
  readonly usable: number;
  readonly count: number;
  page(n: number): Uint8Array | undefined;
}

/** How every Passage lays out pages: 4096 bytes with nothing reserved. */
export const PLAIN = { size: 4_096, usable: 4_096 } as const;

/** What a file's first hundred bytes say (https://www.sqlite.org/fileformat2.html, 1.3), as far as it can be believed. */
export function readHeader(
  bytes: Uint8Array,
  fileSize: number,
): { size: number; usable: number; version: number } {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const whole = bytes.length >= 100;
  const said = whole ? view.getUint16(16) : 0;
  const size = said === 1 ? 65_536 : said;
  const fits = size >= 512 && (size & (size - 1)) === 0 && size <= Math.max(fileSize, 512);
  const reserved = whole ? bytes[20]! : 0;
  if (!fits) return { ...PLAIN, version: 0 };
  return { size, usable: reserved < size - 480 ? size - reserved : size, version: view.getUint32(60) };
}
