import { closeSync, fsyncSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import { PassageError } from '../../contract/errors.ts';
import { partialName } from '../db/partial-files.ts';

/**
 * Text is encoded in pieces of about this many characters: longer strings would not be young objects for the collector, and stay
 * until it goes through everything.
 */
const PIECE = 32 * 1024;

/** Bytes that are gathered before they are written: a call of the system for each piece would cost more than the copy. */
const GATHERED = 512 * 1024;

/** One file, under a temporary name beside its own until {@link keep}. Every method may throw `cannot_write`. */
export class PendingFile {
  readonly #path: string;
  readonly #temporary: string;
  #descriptor: number | undefined;
  #text = '';
  /** What is encoded and not yet written; made where there is text. */
  #bytes: Buffer | undefined;
  #gathered = 0;

  constructor(path: string) {
    this.#path = path;
    this.#temporary = partialName(path);
    // Never something that is there: a link left for us to follow would be written through.
    this.#descriptor = writing(path, () => openSync(this.#temporary, 'wx'));
  }

  text(text: string): void {
    this.#text += text;
    if (this.#text.length >= PIECE) this.#encode();
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
    this.#bytes = undefined;
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

  #encode(): void {
    const text = this.#text;
    if (text === '') return;
    this.#text = '';
    this.#bytes ??= Buffer.allocUnsafeSlow(GATHERED);
    // Three bytes a UTF-16 unit at most.
    if (this.#gathered + 3 * text.length > GATHERED) this.#writeGathered();
    if (3 * text.length > GATHERED) this.#write(Buffer.from(text, 'utf8'));
    else this.#gathered += this.#bytes.write(text, this.#gathered, 'utf8');
  }

  #writeGathered(): void {
    if (this.#gathered === 0) return;
    this.#write(this.#bytes!.subarray(0, this.#gathered));
    this.#gathered = 0;
  }

  #flush(): void {
    this.#encode();
    this.#writeGathered();
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
  const why =
    REASONS[code] ??
    `${cause instanceof Error ? cause.message : code}. Choose another folder, or do it again`;
  return new PassageError(
    'cannot_write',
    `“${path}” cannot be written: ${why}.`,
    { reason: code },
    { cause },
  );
}

/** Why the system would not write, and what to do, as the end of a sentence; undefined for a code that is about something else. */
export const whyNotWritten = (code: string): string | undefined => REASONS[code];

const NOT_ALLOWED =
  'you may not write there, or another program has it open. Nothing was changed. Close it there, or choose another folder';
const TAKEN = 'something else has this name. Choose another';
const REASONS: Record<string, string> = {
  ENOSPC:
    'the disk is full. What was begun is removed again, and the project is as it was. Make room, and do it again',
  EDQUOT:
    'your share of the disk is used up. What was begun is removed again, and the project is as it was. Make room, and do it again',
  EACCES: NOT_ALLOWED,
  EPERM: NOT_ALLOWED,
  EBUSY: NOT_ALLOWED,
  EROFS: 'the disk can only be read. Nothing was changed. Choose another folder',
  ENOENT: 'its folder is not there. Nothing was changed. Make the folder, or choose another',
  ENOTDIR: TAKEN,
  EEXIST: TAKEN,
  EISDIR: TAKEN,
  ENAMETOOLONG: 'the name is too long. Choose a shorter one',
};
