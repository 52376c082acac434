import { closeSync, openSync, readSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { Zip, ZipDeflate } from 'fflate';
import { zipDate } from '../../core/formats/zip-date.ts';
import { PassageError } from '../../contract/errors.ts';
import { PendingFiles } from './files.ts';

const PIECE = 256 * 1024;
const MOST_BYTES = 4 * 2 ** 30 - 2 ** 20;

/** Packs files of a folder into a zip, piece by piece. */
export async function zipFolder(folder: string, names: readonly string[], path: string): Promise<void> {
  const files = new PendingFiles(dirname(path));
  const file = files.open(basename(path));
  try {
    const zip = new Zip((error, chunk) => {
      if (error) throw error;
      file.bytes(chunk);
    });
    for (const name of names) await add(zip, name, join(folder, name));
    zip.end();
    files.commit();
  } catch (error) {
    files.discard();
    throw error;
  }
}

async function add(zip: Zip, name: string, path: string): Promise<void> {
  const entry = new ZipDeflate(name, { level: 6 });
  entry.mtime = zipDate();
  // The packer writes sizes of 32 bits, and would write wrong ones beyond.
  if (statSync(path).size > MOST_BYTES)
    throw new PassageError(
      'cannot_write',
      `“${name}” has more than 4 GiB, which the zip of a download cannot hold. Export fewer transcripts at a time.`,
    );
  zip.add(entry);
  const descriptor = openSync(path, 'r');
  try {
    const buffer = Buffer.alloc(PIECE);
    for (;;) {
      const read = readSync(descriptor, buffer, 0, PIECE, null);
      // The packer may keep what it is given until the next piece: it gets a copy.
      entry.push(Uint8Array.prototype.slice.call(buffer, 0, read), read === 0);
      if (read === 0) return;
      await setImmediate();
    }
  } finally {
    closeSync(descriptor);
  }
}
