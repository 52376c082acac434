import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassageError } from '../contract/errors.ts';
import { isLeftBehind, processName } from './db/partial-files.ts';
import { whyNotWritten, writing } from './export/pending-file.ts';

export interface TemporaryFolder {
  path: string;
  /** Removes it, with what is in it. */
  dispose: () => void;
}

/** A folder of its own among the system's temporary files. `word`: what it is for. Throws `cannot_write`. */
export function temporaryFolder(word: string): TemporaryFolder {
  const path = writing(tmpdir(), () => mkdtempSync(join(tmpdir(), `passage-${word}-${processName()}-`)));
  return { path, dispose: () => rmSync(path, { recursive: true, force: true }) };
}

const PATTERN = /^passage-[a-z]+-([0-9a-f]{4}-\d+)-/;

/**
 * Removes the folders of processes that are no more: one that was killed left a copy of a colleague's project, or a download, where
 * nobody would look for it. What cannot be removed is left.
 */
export function sweepTemporaryFolders(): void {
  try {
    for (const name of readdirSync(tmpdir())) {
      const [, owner] = PATTERN.exec(name) ?? [];
      if (owner !== undefined && isLeftBehind(owner))
        rmSync(join(tmpdir(), name), { recursive: true, force: true });
    }
  } catch {
    // Another user's, or a folder that can only be read: the work of today does not depend on it.
  }
}

/**
 * Does what makes a download, and removes its folder where that fails. Nobody chose that folder, so the sentence says what it is.
 * Throws `cannot_write`, and what the work throws.
 */
export async function makeDownload<T>(
  word: string,
  work: (folder: TemporaryFolder) => T | Promise<T>,
): Promise<T> {
  let folder: TemporaryFolder | undefined;
  try {
    folder = temporaryFolder(word);
    return await work(folder);
  } catch (error) {
    folder?.dispose();
    throw inWords(error);
  }
}

function inWords(error: unknown): unknown {
  const reason =
    error instanceof PassageError ? error.details?.['reason'] : (error as { code?: unknown })?.code;
  const code = reason === 'SQLITE_FULL' ? 'ENOSPC' : reason;
  if (typeof code !== 'string' || !whyNotWritten(code)) return error;
  return new PassageError(
    'cannot_write',
    `The download could not be made in “${tmpdir()}”, the folder for temporary files: ${whyNotWritten(code)}.`,
    { reason: code },
    { cause: error },
  );
}
