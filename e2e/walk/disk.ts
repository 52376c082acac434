import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmdirSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const mount = (...args: string[]): void => void execFileSync('mount', args, { stdio: 'ignore' });

/** Makes a folder a disk of its own of some megabytes. */
export const mountDisk = (folder: string, megabytes: number): void =>
  mount('-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', folder);

export const remount = (folder: string, options: string): void => mount('-o', `remount,${options}`, folder);

export const unmount = (path: string): void =>
  void execFileSync('umount', ['--lazy', path], { stdio: 'ignore' });

/** Makes one file read-only, for root too, in a folder that can be written. */
export function protect(file: string): void {
  mount('--bind', file, file);
  mount('-o', 'remount,bind,ro', file);
}

/** Why disks cannot be mounted here, for `test.skip`; empty where they can. */
export function noMounts(): string {
  const folder = mkdtempSync(join(tmpdir(), 'passage-mount-'));
  try {
    mountDisk(folder, 1);
    unmount(folder);
    return '';
  } catch {
    return 'a disk cannot be mounted here: that takes root, or CAP_SYS_ADMIN';
  } finally {
    rmdirSync(folder);
  }
}

/** Fills a disk to the last byte; gives the way to make room again. */
export function fill(folder: string): () => void {
  const path = join(folder, 'filler');
  for (let size = statfsSync(folder).bfree * statfsSync(folder).bsize; size >= 4_096; size >>= 1)
    try {
      for (;;) writeFileSync(path, Buffer.alloc(size), { flag: 'a' });
    } catch {
      // Full at this size.
    }
  return () => rmSync(path);
}
