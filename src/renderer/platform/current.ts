import type { Platform } from './platform.ts';

let current: Platform | undefined;

/** Sets where the page runs. Called once, before the first render. */
export function setPlatform(platform: Platform): void {
  current = platform;
}

/** Where the page runs: the desktop, or a browser. */
export function platform(): Platform {
  if (!current) throw new Error('The page asked for its platform before it was set.');
  return current;
}
