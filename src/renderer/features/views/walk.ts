/**
 * The index of the next (`step` 1) or the one before (-1) that passes the test, from `from` on and not that one itself; -1
 * where there is none. `from` -1 stands before the first.
 */
export function walk<T>(
  items: readonly T[],
  from: number,
  step: 1 | -1,
  test: (item: T) => boolean = () => true,
): number {
  const start = from < 0 ? (step === 1 ? 0 : -1) : from + step;
  for (let i = start; i >= 0 && i < items.length; i += step) if (test(items[i]!)) return i;
  return -1;
}

/** Of several things at one place, the one after the chosen one, so that clicking again goes through them. */
export function cycle(ids: readonly string[], chosen: string | null): string | null {
  return ids[(chosen === null ? 0 : ids.indexOf(chosen) + 1) % ids.length] ?? null;
}
