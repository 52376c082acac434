/** A GUID as the standard writes it: 8-4-4-4-12 hexadecimal digits, in braces or not, in either case. */
const GUID = /^\{?([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\}?$/i;

/** A GUID of a file in the one form in which they are compared. Anything else stays what it is, as tools refer to it alike. */
export function plainGuid(guid: string): string {
  const found = GUID.exec(guid.trim());
  return found ? found[1]!.toLowerCase() : guid.trim();
}

/**
 * The GUID of a thing: its own id where that is one, else one that follows from kind and id, so that the same thing has the
 * same GUID in every export. A version 8 UUID (RFC 9562, 5.8) over FNV-1a hashes.
 */
export function guidFor(kind: string, id: string): string {
  if (kind === 'own' && GUID.test(id)) return plainGuid(id);
  const words = [0, 1, 2, 3].map((seed) => fnv1a(`${seed}\u0000${kind}\u0000${id}`));
  const hex = words.map((word) => word.toString(16).padStart(8, '0')).join('');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20)}`;
}

/** Fowler, Noll, Vo: FNV-1a over UTF-16 units, 32 bits, with a finish that spreads the last ones (MurmurHash3's). */
function fnv1a(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
