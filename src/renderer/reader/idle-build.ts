import type { Surface } from './surface.ts';

/** Milliseconds of one slice: while somebody does something, and while nobody does. Each slice costs a little by itself. */
const BUSY = 5;
const CALM = 24;

/** Milliseconds that the first paint is waited for. */
const UNPAINTED = 300;

/** Milliseconds after which somebody who did something does nothing. */
const REST = 500;

/** Builds the pages that nobody has asked for yet, between what is more urgent. Returns the way to stop it. */
export function buildWhenIdle(surface: Surface): () => void {
  const stop = new AbortController();
  const { signal } = stop;
  let acted = -REST;
  const act = (): void => {
    acted = performance.now();
  };
  for (const type of ['keydown', 'pointerdown', 'pointermove', 'wheel', 'scroll'])
    addEventListener(type, act, { passive: true, capture: true, signal });
  /** Milliseconds that a page takes, learned from the last slice. */
  let cost = CALM;
  const step = (): void => {
    if (signal.aborted) return;
    const began = performance.now();
    const slice = began - acted < REST ? BUSY : CALM;
    // Two at least: where a page takes longer than a slice, the machine is slow, and going on one by one makes it no faster.
    const next = unbuilt(surface, Math.max(2, Math.floor(slice / cost)));
    if (next.length === 0) return stop.abort();
    surface.build(next);
    cost = Math.max(0.1, (performance.now() - began) / next.length);
    later(step, signal);
  };
  afterPaint(() => later(step, signal));
  return () => stop.abort();
}

/** Once what stands there has been painted; a page that is not shown paints nothing, and is not waited for. */
function afterPaint(work: () => void): void {
  let done = false;
  const once = (): void => {
    if (!done) work();
    done = true;
  };
  requestAnimationFrame(once);
  setTimeout(once, UNPAINTED);
}

function unbuilt({ pages }: Surface, most: number): Surface['pages'] {
  const found: Surface['pages'] = [];
  for (const page of pages) {
    if (found.length === most) break;
    if (!page.built) found.push(page);
  }
  return found;
}

/** After input that waits. An idle callback would come once a frame at most, and building makes frames. */
function later(work: () => void, signal: AbortSignal): void {
  if (typeof scheduler === 'object') scheduler.postTask(work, { signal }).catch(() => undefined);
  else if (typeof requestIdleCallback === 'function') requestIdleCallback(work, { timeout: 300 });
  else setTimeout(work, 16);
}

declare const scheduler:
  | { postTask(work: () => void, options: { signal: AbortSignal }): Promise<void> }
  | undefined;
