import { sha256 } from '../sha256.ts';

/** A UUID that follows from a name (version 8 of RFC 9562: bits of one's own, here of a SHA-256). */
export function nameUuid(name: string): string {
  const hex = sha256(name);
  const variant = ((Number.parseInt(hex[16]!, 16) & 0x3) | 0x8).toString(16);
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    variant + hex.slice(17, 20),
    hex.slice(20, 32),
  ].join('-');
}
