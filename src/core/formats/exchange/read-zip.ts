import { crc32 } from './crc32.ts';
import { FormatError } from './format-error.ts';
import { inflate } from './inflate.ts';
import { withinLimit } from './limits.ts';
import type { FormatFile } from './model.ts';
import { damaged, readDirectory, type ZipEntry } from './zip-directory.ts';

/** Below this a high ratio does no harm. */
const SMALL = 1024 * 1024;

/**
 * Unpacks a zip, in memory. What it unpacks to is measured as it comes, whatever its directory says: limits on entries,
 * sizes and the ratio of sizes hold, and checksums are checked. Paths that lead elsewhere (absolute, with a drive or `..`) and names
 * that stand twice are refused. What macOS and Windows add of their own is left out.
 * @param where names the archive in errors. @throws FormatError
 */
export function readZip(bytes: Uint8Array, where: string): FormatFile[] {
  withinLimit('archiveBytes', bytes.length, where);
  const entries = readDirectory(bytes, where);
  const seen = new Set<string>();
  let total = 0;
  const files: FormatFile[] = [];
  for (const entry of entries) {
    const path = safePath(entry.path, where);
    // Some systems tell no case apart, and a later entry would hide an earlier one.
    const key = path.normalize('NFC').toLowerCase();
    if (seen.has(key))
      throw new FormatError('unsafe', `${where} holds “${path}” twice. Pack it again with each file once.`);
    seen.add(key);
    if (isJunk(path)) continue;
    const unpacked = unpack(bytes, entry, where, total);
    total += unpacked.length;
    files.push({ path, bytes: unpacked });
  }
  return files;
}

/** The path with forward slashes. Throws `unsafe` where it is not one below the archive. */
function safePath(path: string, where: string): string {
  const plain = path.replaceAll('\\', '/');
  const parts = plain.split('/');
  const bad =
    plain === '' ||
    plain.startsWith('/') ||
    /^[a-z]:/i.test(plain) ||
    /[\u0000-\u001f]/.test(plain) ||
    parts.some((part) => part === '..' || part === '.' || part === '');
  if (bad)
    throw new FormatError(
      'unsafe',
      `${where} holds a file with the path “${path}”, which leads out of it. Passage unpacks no such archive.`,
    );
  return plain;
}

const isJunk = (path: string): boolean =>
  path.startsWith('__MACOSX/') || /(^|\/)(\.DS_Store|Thumbs\.db|desktop\.ini|\._[^/]*)$/.test(path);

function unpack(bytes: Uint8Array, entry: ZipEntry, where: string, before: number): Uint8Array {
  const name = `“${entry.path}” in ${where}`;
  const packed = bytes.subarray(entry.start, entry.start + entry.packed);
  const check = (size: number) => {
    withinLimit('fileBytes', size, name);
    withinLimit('unpackedBytes', before + size, where);
    if (size > SMALL) withinLimit('packingRatio', size / Math.max(1, entry.packed), name);
  };
  check(entry.unpacked);
  const whole = entry.method === 0 ? packed.slice() : inflate(packed, 'deflate', check, () => damaged(where));
  check(whole.length);
  if (whole.length !== entry.unpacked || crc32(whole) !== entry.crc) throw damaged(where);
  return whole;
}
