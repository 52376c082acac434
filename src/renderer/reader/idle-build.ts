import type { Surface } from './surface.ts';

/** Milliseconds of one slice: a frame is not missed, and a key press waits no longer. */
const SLICE = 10;

/** Builds the pages that nobody has asked for yet, in idle moments. Returns the way to stop it. */
export function buildWhenIdle(surface: Surface, done: () => void = () => undefined): () => void {
  let handle = 0;
  let stopped = false;
  /** Pages that fit into a slice, learned from the last one. */
  let batch = 1;
  const step = (): void => {
    if (stopped) return;
    const next = surface.pages.filter((page) => !page.built).slice(0, batch);
    if (next.length === 0) return done();
    const began = performance.now();
    surface.build(next);
    const took = performance.now() - began;
    batch = Math.max(1, Math.min(32, Math.floor((batch * SLICE) / Math.max(took, 0.5))));
    wait();
  };
  const wait = (): void => {
    handle =
      typeof requestIdleCallback === 'function'
        ? requestIdleCallback(step, { timeout: 300 })
        : window.setTimeout(step, 16);
  };
  wait();
  return () => {
    stopped = true;
    if (typeof cancelIdleCallback === 'function') cancelIdleCallback(handle);
    else clearTimeout(handle);
  };
}
