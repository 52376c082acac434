import { closeSync, fsyncSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import { PassageError } from '../../contract/errors.ts';
import { partialName } from '../db/partial-files.ts';

/** Text is written in pieces of about this many characters. */
const PIECE = 256 * 1024;

/** Where pieces are encoded, one after the other: room for twice a piece, at three bytes a UTF-16 unit at most. */
const SCRATCH = Buffer.allocUnsafeSlow(3 * 2 * PIECE);

/** One file, under a temporary name beside its own until {@link keep}. Every method may throw `cannot_write`. */
export class PendingFile {
  readonly #path: string;
  readonly #temporary: string;
  #descriptor: number | undefined;
  #buffer = '';

  constructor(path: string) {
    this.#path = path;
    this.#temporary = partialName(path);
    // Never something that is there: a link left for us to follow would be written through.
    this.#descriptor = writing(path, () => openSync(this.#temporary, 'wx'));
  }

  text(text: string): void {
    this.#buffer += text;
    if (this.#buffer.length >= PIECE) this.#flush();
  }

  bytes(bytes: Uint8Array): void {
    this.#flush();
    this.#write(bytes);
  }

  /** Puts it on the disk. */
  close(): void {
    if (this.#descriptor === undefined) return;
    this.#flush();
    writing(this.#path, () => fsyncSync(this.#descriptor!));
    closeSync(this.#descriptor);
    this.#descriptor = undefined;
  }

  /** Gives it its name; a file of that name is replaced in the same moment. */
  keep(): void {
    this.close();
    writing(this.#path, () => renameSync(this.#temporary, this.#path));
  }

  discard(): void {
    if (this.#descriptor !== undefined) closeSync(this.#descriptor);
    this.#descriptor = undefined;
    rmSync(this.#temporary, { force: true });
  }

  #flush(): void {
    if (this.#buffer === '') return;
    const text = this.#buffer;
    this.#buffer = '';
    // A fresh buffer for each of thousands of pieces would wait for the collector, and a long export grow by it.
    const fits = 3 * text.length <= SCRATCH.length;
    this.#write(fits ? SCRATCH.subarray(0, SCRATCH.write(text, 0, 'utf8')) : Buffer.from(text, 'utf8'));
  }

  #write(bytes: Uint8Array): void {
    writing(this.#path, () => {
      for (let at = 0; at < bytes.length;) at += writeSync(this.#descriptor!, bytes, at);
    });
  }
}

/** Does what writes, and says in words why it failed. */
export function writing<T>(path: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw cannotWrite(path, (error as NodeJS.ErrnoException).code ?? '', error);
  }
}

/** `code`: the system's error code. */
export function cannotWrite(path: string, code: string, cause?: unknown): PassageError {
  const why = REASONS[code] ?? (cause instanceof Error ? cause.message : code);
  return new PassageError(
    'cannot_write',
    `“${path}” cannot be written: ${why}.`,
    { reason: code },
    { cause },
  );
}

const NOT_ALLOWED =
  'you may not write there, or another program has it open. Close it, or choose another folder';
const TAKEN = 'something else has this name. Choose another';
const REASONS: Record<string, string> = {
  ENOSPC:
    'the disk is full. What was begun is removed again, and the project is as it was. Make room, and do it again',
  EDQUOT:
    'your share of the disk is used up. What was begun is removed again, and the project is as it was. Make room, and do it again',
  EACCES: NOT_ALLOWED,
  EPERM: NOT_ALLOWED,
  EBUSY: NOT_ALLOWED,
  EROFS: 'the disk can only be read. Choose another folder',
  ENOTDIR: TAKEN,
  EEXIST: TAKEN,
  EISDIR: TAKEN,
  ENAMETOOLONG: 'the name is too long. Choose a shorter one',
};
