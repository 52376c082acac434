export interface SliceOptions<P> {
  signal?: AbortSignal | undefined;
  onProgress?: ((progress: P) => void) | undefined;
  /** Milliseconds of work between two pauses. */
  slice?: number;
}

/**
 * Runs a generator to its end in slices, and lets others run between them.
 * @throws the signal's reason as soon as a pause or the start finds it aborted.
 */
export async function inSlices<P, T>(
  generator: Generator<P, T>,
  { signal, onProgress, slice = 20 }: SliceOptions<P> = {},
): Promise<T> {
  signal?.throwIfAborted();
  let paused = performance.now();
  let step = generator.next();
  for (; !step.done; step = generator.next()) {
    if (performance.now() - paused < slice) continue;
    onProgress?.(step.value);
    await new Promise((resolve) => setTimeout(resolve, 0));
    signal?.throwIfAborted();
    paused = performance.now();
  }
  return step.value;
}
