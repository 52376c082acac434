import { FormatError } from './format-error.ts';
import { withinLimit } from './limits.ts';

/** An entry of a zip's central directory. Source: PKWARE, APPNOTE.TXT 6.3.10, sections 4.3 and 4.4. */
export interface ZipEntry {
  path: string;
  /** 0 stored, 8 deflated. */
  method: number;
  crc: number;
  packed: number;
  unpacked: number;
  /** Where its data begins in the archive. */
  start: number;
}

const END = 0x06054b50;
const CENTRAL = 0x02014b50;
const LOCAL = 0x04034b50;
const ENCRYPTED = 1;
const UTF8 = 1 << 11;

/** True for a zip, empty ones included, by its first four bytes. */
export const isZip = (bytes: Uint8Array): boolean =>
  bytes[0] === 0x50 &&
  bytes[1] === 0x4b &&
  ((bytes[2] === 3 && bytes[3] === 4) || (bytes[2] === 5 && bytes[3] === 6));

/** The files of a zip by its directory, folders left out. Throws `FormatError`. */
export function readDirectory(bytes: Uint8Array, where: string): ZipEntry[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = endOf(view, where);
  const count = view.getUint16(end + 10, true);
  const offset = view.getUint32(end + 16, true);
  if (count === 0xffff || offset === 0xffffffff)
    throw new FormatError(
      'unsupported',
      `${where} is a zip64 archive, for more than 65,535 files or 4 GB. Pack fewer files into it.`,
    );
  withinLimit('archiveEntries', count, where);
  const entries: ZipEntry[] = [];
  let at = offset;
  for (let i = 0; i < count; i++) {
    if (at + 46 > view.byteLength || view.getUint32(at, true) !== CENTRAL) throw damaged(where);
    const nameLength = view.getUint16(at + 28, true);
    if (at + 46 + nameLength > view.byteLength) throw damaged(where);
    const path = nameOf(bytes.subarray(at + 46, at + 46 + nameLength), view.getUint16(at + 8, true));
    if (!path.endsWith('/')) entries.push(entryAt(view, at, path, where));
    // Then come an extra field and a comment.
    at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return entries;
}

function entryAt(view: DataView, at: number, path: string, where: string): ZipEntry {
  if (view.getUint16(at + 8, true) & ENCRYPTED)
    throw new FormatError('unsupported', `${where} is locked with a password. Unlock it and pack it again.`);
  const method = view.getUint16(at + 10, true);
  if (method !== 0 && method !== 8)
    throw new FormatError(
      'unsupported',
      `“${path}” in ${where} is packed by a method (${method}) other than “deflate”. Pack it again as an ordinary zip.`,
    );
  const local = view.getUint32(at + 42, true);
  if (local + 30 > view.byteLength || view.getUint32(local, true) !== LOCAL) throw damaged(where);
  const start = local + 30 + view.getUint16(local + 26, true) + view.getUint16(local + 28, true);
  const packed = view.getUint32(at + 20, true);
  if (start + packed > view.byteLength) throw damaged(where);
  return {
    path,
    method,
    crc: view.getUint32(at + 16, true),
    packed,
    unpacked: view.getUint32(at + 24, true),
    start,
  };
}

/** The end record stands last, before a comment of up to 65,535 bytes. */
function endOf(view: DataView, where: string): number {
  const last = view.byteLength - 22;
  for (let at = last; at >= Math.max(0, last - 0xffff); at--) if (view.getUint32(at, true) === END) return at;
  throw damaged(where);
}

/** UTF-8 where the entry says so or where it is; else the names are those of an old DOS program. */
function nameOf(bytes: Uint8Array, flags: number): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder(flags & UTF8 ? 'utf-8' : 'windows-1252').decode(bytes);
  }
}

/** The error of an archive that cannot be read whole; `where` names it in the sentence. */
export const damaged = (where: string): FormatError =>
  new FormatError(
    'malformed',
    `${where} is no whole zip archive (Word, EPUB and the like are such, too); it may have been cut off on its way. Get or save it anew.`,
  );
