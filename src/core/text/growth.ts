// Only tests call this, which Node runs.
/* oxlint-disable no-restricted-globals */
/** Milliseconds of work of one run: what others do on the machine meanwhile, and what they keep waiting, does not count. */
function timeOf(run: () => unknown): number {
  const before = process.threadCpuUsage();
  run();
  const { user, system } = process.threadCpuUsage(before);
  return (user + system) / 1000;
}
/* oxlint-enable no-restricted-globals */

/** Four times the text takes four times as long; in steps of its square sixteen times. Between them, with room for noise. */
const MOST_GROWTH = 9;
/** Milliseconds: the system counts a thread's time in steps of about that. */
const GRAIN = 8;
/** As long as this many benign texts of the length, and nobody would tell the two apart by waiting. */
const AS_BENIGN = 3;

/**
 * For tests: whether `read` runs away on a hostile text, as a sentence; null where it does not. Compared are a text of `length` UTF-16 units
 * and a benign one of the same length, then the hostile one with a half and a quarter of it, in one process: no time stands for itself.
 */
export function runaway(
  read: (text: string) => unknown,
  hostile: (length: number) => string,
  benign: (length: number) => string,
  length: number,
): string | null {
  const usual = timeOf(() => read(benign(length)));
  const quarter = hostile(length / 4);
  const first = timeOf(() => read(quarter));
  // Most hostile texts are nothing to it. Where a quarter is not slow, its square can be waited for.
  if (first <= usual && timeOf(() => read(hostile(length))) <= usual * AS_BENIGN) return null;
  const small = Math.max(
    GRAIN,
    Math.min(
      first,
      timeOf(() => read(quarter)),
    ),
  );
  const middle = timeOf(() => read(hostile(length / 2)));
  // What grows by its square, or worse, is not waited for.
  const whole = middle > small * MOST_GROWTH * 4 ? middle * 4 : timeOf(() => read(hostile(length)));
  if (whole <= small * MOST_GROWTH) return null;
  if (whole <= usual * AS_BENIGN) return null;
  return `${Math.round(small)}, ${Math.round(middle)}, ${Math.round(whole)} ms for a quarter, a half, the whole; ${Math.round(usual)} ms for a benign text.`;
}

/** For tests: a unit repeated to a length (UTF-16 units); half a character at the end is left out. */
export function repeated(unit: string): (length: number) => string {
  return (length) => unit.repeat(Math.floor(length / unit.length));
}
