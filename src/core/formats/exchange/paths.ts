/** The folders that all paths begin with, with the last slash. */
export function commonFolder(paths: readonly string[]): string {
  let root = paths[0]?.slice(0, paths[0].lastIndexOf('/') + 1) ?? '';
  while (root !== '' && !paths.every((path) => path.startsWith(root)))
    root = root.slice(0, root.lastIndexOf('/', root.length - 2) + 1);
  return root;
}

/** A path without its ending. */
export const stemOf = (path: string): string => path.replace(/\.[^./]*$/, '');

/** The last part of a path: the file's own name. */
export const fileOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1);

/** What a document of a file is called where nothing else says: the file's name without its ending. */
export const titleOf = (path: string): string => stemOf(fileOf(path));
