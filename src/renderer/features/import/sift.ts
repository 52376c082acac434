import { pathOf } from '../../platform/picked-files.ts';

/** What came in, by what becomes of it. */
export interface Sifted {
  /** To be read. */
  files: File[];
  /** Copies of projects: they are merged. */
  copies: File[];
  /** What systems and programs put into folders: paths. */
  leftOut: string[];
}

/** Hidden files, what Windows and macOS leave behind, and what lies beside an open project. */
const LEFT_OUT = /^\.|^(thumbs\.db|desktop\.ini|__macosx)$|\.passage-(wal|shm|lock)$/i;

export function sift(files: readonly File[]): Sifted {
  const sifted: Sifted = { files: [], copies: [], leftOut: [] };
  for (const file of files) {
    const path = pathOf(file);
    if (path.split('/').some((part) => LEFT_OUT.test(part))) sifted.leftOut.push(path);
    else if (/\.passage$/i.test(path)) sifted.copies.push(file);
    else sifted.files.push(file);
  }
  return sifted;
}
