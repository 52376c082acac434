import { setFlagsFromString } from 'node:v8';

/** What an export asks of V8, and V8's own values: the second leaves the heap's growth to its own reckoning. */
const CALM = ['--semi-space-growth-factor=1', '--heap-growing-percent=40'];
const USUAL = ['--semi-space-growth-factor=2', '--heap-growing-percent=0'];
let running = 0;

const set = (flags: readonly string[]): void => flags.forEach((flag) => setFlagsFromString(flag));

/**
 * Keeps the space for young objects at its size while `work` goes on. An export of a million rows makes nothing but objects that die
 * at once; V8 takes the few that outlive each round for a reason to double that space up to some hundred megabytes, which
 * saves nothing here (measured: the same time, a third less memory). The old space would be let grow to twice what lives in it
 * before it is looked through; half as much more is enough. Both are read whenever V8 considers to grow a space, so that they may
 * be set while the program runs; nothing else depends on them.
 */
export async function withYoungHeap<T>(work: () => Promise<T>): Promise<T> {
  if (running++ === 0) set(CALM);
  try {
    return await work();
  } finally {
    if (--running === 0) set(USUAL);
  }
}
