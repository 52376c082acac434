import { arch, cpus, platform, release, totalmem } from 'node:os';

/** Where the figures were measured: without it they say little. */
export const machine = () => ({
  platform: `${platform()} ${release()} ${arch()}`,
  processor: cpus()[0]?.model ?? 'unknown',
  processors: cpus().length,
  memoryGiB: Math.round(totalmem() / 2 ** 30),
  node: process.version,
});
