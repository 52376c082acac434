import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  renameSync,
  rmdirSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { basename, join } from 'node:path';
import { PassageError } from '../../contract/errors.ts';

/** Text is written in pieces of about this many characters. */
const PIECE = 256 * 1024;

/**
 * Files of an export on their way to a folder. Each is written under a name of its own and gets its true one only when
 * all are whole: a half-written export never stands under its final name.
 */
export class PendingFiles {
  readonly #folder: string;
  readonly #made: boolean;
  readonly #files: PendingFile[] = [];

  /** Throws `cannot_write` where the folder cannot be made. */
  constructor(folder: string) {
    this.#folder = folder;
    this.#made = !existsSync(folder);
    writing(folder, () => mkdirSync(folder, { recursive: true }));
  }

  open(name: string): PendingFile {
    const file = new PendingFile(join(this.#folder, name));
    this.#files.push(file);
    return file;
  }

  /** Gives every file its name. Returns the names. */
  commit(): string[] {
    for (const file of this.#files) file.close();
    return this.#files.map((file) => file.keep());
  }

  /** Removes what was written. */
  discard(): void {
    for (const file of this.#files) file.discard();
    if (this.#made && existsSync(this.#folder) && readdirSync(this.#folder).length === 0)
      rmdirSync(this.#folder);
  }
}

/** One file, under a temporary name until {@link keep}. */
export class PendingFile {
  readonly #path: string;
  readonly #temporary: string;
  #descriptor: number | undefined;
  #buffer = '';

  constructor(path: string) {
    this.#path = path;
    this.#temporary = `${path}.${process.pid}.partial`;
    this.#descriptor = writing(path, () => openSync(this.#temporary, 'w'));
  }

  text(text: string): void {
    this.#buffer += text;
    if (this.#buffer.length >= PIECE) this.#flush();
  }

  bytes(bytes: Uint8Array): void {
    this.#flush();
    this.#write(bytes);
  }

  close(): void {
    if (this.#descriptor === undefined) return;
    this.#flush();
    writing(this.#path, () => {
      fsyncSync(this.#descriptor!);
      closeSync(this.#descriptor!);
    });
    this.#descriptor = undefined;
  }

  keep(): string {
    this.close();
    writing(this.#path, () => renameSync(this.#temporary, this.#path));
    return basename(this.#path);
  }

  discard(): void {
    if (this.#descriptor !== undefined) closeSync(this.#descriptor);
    this.#descriptor = undefined;
    rmSync(this.#temporary, { force: true });
  }

  #flush(): void {
    if (this.#buffer === '') return;
    const bytes = Buffer.from(this.#buffer, 'utf8');
    this.#buffer = '';
    this.#write(bytes);
  }

  #write(bytes: Uint8Array): void {
    writing(this.#path, () => {
      for (let at = 0; at < bytes.length;) at += writeSync(this.#descriptor!, bytes, at);
    });
  }
}

function writing<T>(path: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? '';
    const why =
      code === 'ENOSPC'
        ? 'the disk is full. Make room, and export again'
        : code === 'EACCES' || code === 'EPERM' || code === 'EROFS'
          ? 'you may not write there. Choose another folder'
          : code === 'ENOTDIR' || code === 'EEXIST' || code === 'EISDIR'
            ? 'something else has this name. Choose another'
            : (error as Error).message;
    throw new PassageError(
      'cannot_write',
      `“${path}” cannot be written: ${why}. Nothing was left behind.`,
      { reason: code },
      { cause: error },
    );
  }
}
