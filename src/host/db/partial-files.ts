import { createHash, randomBytes } from 'node:crypto';
import { closeSync, fsyncSync, openSync, readdirSync, rmSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';

/** A machine by four digits: names of partial files tell their own process from one of another machine. */
const HERE = createHash('sha256').update(hostname()).digest('hex').slice(0, 4);
const PATTERN = /\.([0-9a-f]{4}-\d+)-[0-9a-f]{8}\.partial(-journal|-wal|-shm)?$/;

/** This process, by a name that {@link isLeftBehind} knows again. */
export const processName = (): string => `${HERE}-${process.pid}`;

/** True where a process of this machine has left something behind: it is no more. False for what other machines have. */
export function isLeftBehind(name: string): boolean {
  const [machine, pid] = name.split('-');
  return machine === HERE && !isAlive(Number(pid));
}

/** The name beside its own that a file has until it is whole; it says who is writing it. */
export const partialName = (path: string): string =>
  `${path}.${processName()}-${randomBytes(4).toString('hex')}.partial`;

/**
 * Removes partial files of a folder whose process is no more: it was killed while it wrote them. `living`: those of running processes of
 * this machine, too, where nobody but the caller writes there. Returns their names.
 */
export function sweepPartialFiles(folder: string, living = false): string[] {
  let names: string[];
  try {
    names = readdirSync(folder);
  } catch {
    return [];
  }
  const dead = names.filter((name) => {
    const [, writer] = PATTERN.exec(name) ?? [];
    if (writer === undefined) return false;
    return isLeftBehind(writer) || (living && writer.startsWith(`${HERE}-`));
  });
  for (const name of dead) rmSync(join(folder, name), { force: true });
  return dead;
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // Somebody else's process may not be signalled: it is there.
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** Puts a file, or the names in a folder, on the disk; where a file system refuses it for folders, the files are written. */
export function syncToDisk(path: string, isFolder = false): void {
  // Windows neither needs nor allows it for folders.
  if (isFolder && process.platform === 'win32') return;
  try {
    const descriptor = openSync(path, isFolder ? 'r' : 'r+');
    try {
      fsyncSync(descriptor);
    } finally {
      closeSync(descriptor);
    }
  } catch (error) {
    if (!isFolder) throw error;
  }
}
