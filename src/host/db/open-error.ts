import { accessSync, constants } from 'node:fs';
import { basename, dirname } from 'node:path';
import { PassageError } from '../../contract/errors.ts';

const NO_WRITING = new Set(['EACCES', 'EPERM', 'EROFS', 'SQLITE_READONLY', 'SQLITE_READONLY_DIRECTORY']);

/** Why a project file cannot be opened, in words: the code says what can be done. */
export function cannotOpen(path: string, error: unknown): PassageError {
  if (error instanceof PassageError) return error;
  const name = basename(path);
  const code = (error as NodeJS.ErrnoException).code ?? '';
  const options = { cause: error };
  if (NO_WRITING.has(code)) return readOnly(path, error);
  if (isDamage(code)) return damaged(path, error);
  const sentence =
    code === 'ENOENT'
      ? `There is no file “${path}”: it was moved, renamed or deleted. Nothing was changed. Look for it, and open it where it is now.`
      : code === 'SQLITE_FULL' || code === 'ENOSPC'
        ? `The disk is full: “${name}” cannot be opened for writing. Nothing was changed. Make room, and try again.`
        : `“${name}” cannot be opened: ${(error as Error).message}. Nothing was changed. Try again, or open a copy in another folder.`;
  return new PassageError('cannot_open', sentence, undefined, options);
}

/** Why a new project file cannot be made. */
export function cannotMake(path: string, error: unknown): PassageError {
  const folder = dirname(path);
  const { code } = error as { code?: string };
  if (code === 'SQLITE_FULL' || code === 'ENOSPC')
    return new PassageError(
      'cannot_write',
      `The disk is full: “${basename(path)}” cannot be made. Nothing was changed. Make room, and do it again.`,
      { path, reason: 'ENOSPC' },
      { cause: error },
    );
  if (error instanceof PassageError || canWriteIn(folder)) return cannotOpen(path, error);
  return new PassageError(
    'cannot_write',
    `“${basename(path)}” cannot be made: nothing can be written in the folder “${folder}”. Nothing was changed. Choose another folder.`,
    { path },
    { cause: error },
  );
}

function canWriteIn(folder: string): boolean {
  try {
    accessSync(folder, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

/** The file, or the folder that SQLite's own files stand in, cannot be written. */
export function readOnly(path: string, cause?: unknown): PassageError {
  return new PassageError(
    'read_only',
    `“${basename(path)}” can only be read: you may not write to it, or not in its folder. Nothing was changed. Open a copy in a folder of your own.`,
    { path },
    { cause },
  );
}

/** The error of a file that is no whole project: what to do, and that nothing was changed. */
export function damaged(path: string, cause?: unknown): PassageError {
  return new PassageError(
    'damaged',
    `“${basename(path)}” is damaged. Nothing was changed. Restore a backup, or let Passage repair it: what can be read goes into a new file.`,
    { path },
    { cause },
  );
}

/** `code`: of an error of SQLite's. A table that is not there is damage, too: the version says that it should be. */
export const isDamage = (code: string): boolean =>
  code.startsWith('SQLITE_CORRUPT') || code === 'SQLITE_NOTADB' || code === 'SQLITE_ERROR';
