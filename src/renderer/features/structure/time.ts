/**
 * Seconds of a time as people write it: `93`, `1:33`, `00:01:33`, `15:37:00.5` (hours may pass 24). Null where
 * it is none of these; a comma is taken for the decimal point, as subtitles write it.
 */
export function parseTime(raw: string): number | null {
  const match = /^(?:(?:(\d{1,4}):)?(\d{1,2}):)?(\d{1,6}(?:[.,]\d{1,6})?)$/.exec(raw.trim());
  if (!match) return null;
  const [, hours, minutes, rest] = match;
  const seconds = Number((rest ?? '').replace(',', '.'));
  if (minutes !== undefined && seconds >= 60) return null;
  if (hours !== undefined && Number(minutes) >= 60) return null;
  return Number(hours ?? 0) * 3600 + Number(minutes ?? 0) * 60 + seconds;
}

/** A time of a turn (seconds) as `h:mm:ss`, or `m:ss` below an hour; fractions to a thousandth, where there are any. */
export function formatTime(seconds: number): string {
  const thousandths = Math.round(seconds * 1000);
  const whole = Math.floor(thousandths / 1000);
  const [h, m, s] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60];
  const two = (n: number): string => String(n).padStart(2, '0');
  const fraction = thousandths % 1000;
  const tail = fraction === 0 ? '' : `.${String(fraction).padStart(3, '0').replace(/0+$/, '')}`;
  return (h > 0 ? `${h}:${two(m)}:${two(s)}` : `${m}:${two(s)}`) + tail;
}
