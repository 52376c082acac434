import { existsSync } from 'node:fs';

/** The path, with a number before its ending where something is there already. `ending`: with its dot, or empty. */
export function freePath(path: string, ending = ''): string {
  const stem = path.slice(0, path.length - ending.length);
  let free = path;
  for (let n = 2; existsSync(free); n++) free = `${stem} ${n}${ending}`;
  return free;
}

/**
 * A path that somebody chose for a file, with the ending of its format where it has another or none: the host takes a name
 * without it for a folder. Nothing was asked about the longer name, so what has it already is not written over.
 */
export function withEnding(path: string, ending: string): string {
  if (ending === '' || path.toLowerCase().endsWith(ending.toLowerCase())) return path;
  return freePath(path + ending, ending);
}
