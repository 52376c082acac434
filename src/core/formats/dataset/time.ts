const DAY = 86_400_000;
/** The day that was asked for last, with its beginning: rows in a row are mostly of one day. */
let last = { day: Number.NaN, words: '' };

const two = (n: number): string => (n < 10 ? `0${n}` : `${n}`);

/** Milliseconds since 1970 as ISO 8601, UTC: what `toISOString` gives, at a fifth of its time. */
export function isoTime(time: number): string {
  const day = Math.floor(time / DAY);
  // Where it is no whole number of our era, the platform's own way is the right one.
  if (!Number.isSafeInteger(time)) return new Date(time).toISOString();
  if (day !== last.day) last = { day, words: new Date(time).toISOString().slice(0, -13) };
  const rest = time - day * DAY;
  const [seconds, thousandths] = [Math.floor(rest / 1000), rest % 1000];
  const ms = thousandths < 100 ? `0${two(thousandths)}` : `${thousandths}`;
  return `${last.words}${two(Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}.${ms}Z`;
}
