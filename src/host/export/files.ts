import { existsSync, mkdirSync, readdirSync, readFileSync, rmdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { PassageError } from '../../contract/errors.ts';
import { sweepPartialFiles, syncToDisk } from '../db/partial-files.ts';
import { cannotWrite, PendingFile, writing } from './pending-file.ts';

/**
 * Files of an export on their way to a folder. Each is written under a name of its own and gets its true one only when
 * all are whole: a half-written export never stands under its final name.
 */
export class PendingFiles {
  readonly #folder: string;
  /** The topmost folder that had to be made. */
  readonly #made: string | undefined;
  readonly #files: { name: string; file: PendingFile }[] = [];
  /** Folders within it that had to be made, the outer ones first. */
  readonly #within: string[] = [];
  readonly #swept = new Set<string>();

  /** Throws `cannot_write` where the folder cannot be made. */
  constructor(folder: string) {
    this.#folder = folder;
    this.#made = writing(folder, () => mkdirSync(folder, { recursive: true }));
    sweepPartialFiles(folder);
  }

  /** `name` may lead into folders, by forward slashes. Throws `cannot_write`. */
  open(name: string): PendingFile {
    const path = join(this.#folder, name);
    for (const folder of foldersOf(name).map((part) => join(this.#folder, part)))
      if (!existsSync(folder)) {
        writing(folder, () => mkdirSync(folder));
        this.#within.push(folder);
      } else if (!this.#swept.has(folder)) {
        sweepPartialFiles(folder);
        this.#swept.add(folder);
      }
    if (existsSync(path) && !statSync(path).isFile()) throw cannotWrite(path, 'EISDIR');
    const file = new PendingFile(path);
    this.#files.push({ name, file });
    return file;
  }

  /** Throws `exists` where the folder has something else under a name: what is not ours is not written over. */
  refuseOther(name: string, bytes: Uint8Array): void {
    const path = join(this.#folder, name);
    if (!existsSync(path)) return;
    if (statSync(path).isFile() && statSync(path).size === bytes.length && readFileSync(path).equals(bytes))
      return;
    throw new PassageError(
      'exists',
      `“${path}” is there already, and is not the file that was imported. Choose another folder, or move it away.`,
    );
  }

  /** Gives every file its name. Returns the names. Throws `cannot_write`, and says which files were replaced by then. */
  commit(): string[] {
    for (const { file } of this.#files) file.close();
    const kept: string[] = [];
    try {
      for (const { name, file } of this.#files) {
        file.keep();
        kept.push(name);
      }
    } catch (error) {
      if (kept.length === 0 || !(error instanceof PassageError)) throw error;
      const message = `${error.message} Written before that: ${kept.join(', ')}.`;
      throw new PassageError(error.code, message, error.details, { cause: error });
    }
    for (const folder of [...this.#within, this.#folder]) syncToDisk(folder, true);
    return kept;
  }

  /** Removes what was written. */
  discard(): void {
    for (const { file } of this.#files) file.discard();
    for (const folder of this.#within.toReversed()) if (isEmpty(folder)) rmdirSync(folder);
    // Folders that were made for it go too, from the inside out, as far as nothing else is in them.
    for (let at = this.#folder; this.#made !== undefined && isEmpty(at); at = join(at, '..')) {
      rmdirSync(at);
      if (at === this.#made) return;
    }
  }
}

/** "a", "a/b" of "a/b/c". */
function foldersOf(name: string): string[] {
  const parts = name.split('/').slice(0, -1);
  return parts.map((_, i) => parts.slice(0, i + 1).join('/'));
}

const isEmpty = (folder: string): boolean => existsSync(folder) && readdirSync(folder).length === 0;
