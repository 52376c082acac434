const CLOCK = /^(?:(\d{1,4}):)?(\d{1,2}):(\d{1,2})(?:[.,](\d{1,9}))?$/;
const SECONDS = /^\d{1,9}(?:\.\d{1,12})?(?:\s*s)?$/i;
/** A date with a time of day, of which the time counts. */
const STAMP = /^\d{4}-\d{2}-\d{2}[T ](\d{2}:\d{2}:\d{2}(?:\.\d+)?)(?:Z|[+-]\d{2}:?\d{2})?$/;

/** True where a column's name says that its numbers are milliseconds. */
export const countsMilliseconds = (column: string): boolean =>
  /(^|[^a-z])(ms|msec|millis|milliseconds)([^a-z]|$)/i.test(column);

/**
 * Seconds from the start of the recording or of the day: `h:mm:ss.s`, `mm:ss`, a number of seconds, or a date with a time of day.
 * Null where it is none of these. `milliseconds`: plain numbers are thousandths.
 */
export function timeOf(cell: string, milliseconds = false): number | null {
  const text = STAMP.exec(cell.trim())?.[1] ?? cell.trim();
  if (SECONDS.test(text)) return Number.parseFloat(text) / (milliseconds ? 1000 : 1);
  const clock = CLOCK.exec(text);
  if (!clock || Number(clock[3]) > 59 || (clock[1] !== undefined && Number(clock[2]) > 59)) return null;
  return (
    Number(clock[1] ?? 0) * 3600 + Number(clock[2]) * 60 + Number(clock[3]) + Number(`0.${clock[4] ?? '0'}`)
  );
}
