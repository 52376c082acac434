/** Milliseconds that idle work may take where the browser does not say. */
const SLICE = 8;

/** Milliseconds after which the work is done though no moment was idle. */
const LATEST = 500;

/**
 * Runs some work in an idle moment; it is told until when (on the clock of `performance.now`) it may run. Returns the way to
 * call it off.
 */
export function whenIdle(work: (until: number) => void): () => void {
  if (typeof requestIdleCallback !== 'function') {
    const handle = setTimeout(() => work(performance.now() + SLICE), 50);
    return () => clearTimeout(handle);
  }
  const handle = requestIdleCallback(
    (deadline) => {
      // Half a frame even where time is up: work that never begins is never done. And never long: keys wait for it.
      const left = Math.min(Math.max(deadline.timeRemaining(), SLICE / 2), SLICE);
      work(performance.now() + left);
    },
    { timeout: LATEST },
  );
  return () => cancelIdleCallback(handle);
}
