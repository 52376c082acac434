import type { Range } from '../model/span.ts';

/** Ranges as bytes: start and end of each in turn, as little-endian 32-bit numbers. */
export function packRanges(ranges: readonly Range[]): Uint8Array {
  const view = new DataView(new ArrayBuffer(ranges.length * 8));
  ranges.forEach(([start, end], i) => {
    view.setUint32(i * 8, start, true);
    view.setUint32(i * 8 + 4, end, true);
  });
  return new Uint8Array(view.buffer);
}

/** The way back, as numbers: start and end of each range in turn. */
export function unpackRanges(bytes: Uint8Array): Uint32Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return Uint32Array.from({ length: bytes.byteLength / 4 }, (_, i) => view.getUint32(i * 4, true));
}
