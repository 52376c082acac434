import { Inflate, Unzlib } from 'fflate';
import { FormatError } from './format-error.ts';

const READERS = { deflate: Inflate, zlib: Unzlib } as const;
/** Bytes that are unpacked at a time. */
const STEP = 64 * 1024;

/**
 * Unpacks in pieces, so that a bomb is stopped where it passes a limit, not where memory ends. `check` hears after each how many bytes
 * there are so far, and may throw. @throws what `check` throws, else `damaged()` where the bytes are not of that kind.
 */
export function inflate(
  packed: Uint8Array,
  kind: keyof typeof READERS,
  check: (size: number) => void,
  damaged: () => FormatError,
): Uint8Array {
  const pieces: Uint8Array[] = [];
  let size = 0;
  const stream = new READERS[kind]((piece) => {
    size += piece.length;
    check(size);
    pieces.push(piece);
  });
  try {
    for (let at = 0; at < packed.length; at += STEP)
      stream.push(packed.subarray(at, at + STEP), at + STEP >= packed.length);
  } catch (error) {
    if (error instanceof FormatError) throw error;
    throw damaged();
  }
  const whole = new Uint8Array(size);
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}
