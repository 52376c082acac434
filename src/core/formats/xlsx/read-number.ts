/** What a number of a cell stands for, by its format. */
export type NumberKind = 'number' | 'date' | 'time';

/** Formats that every workbook has (ECMA-376 part 1, 18.8.30), those of dates and times. */
const BUILT_IN: Readonly<Record<number, NumberKind>> = Object.fromEntries([
  ...[14, 15, 16, 17, 22, 27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 57, 58].map((id) => [id, 'date']),
  ...[18, 19, 20, 21, 32, 33, 34, 35, 45, 46, 47, 55, 56].map((id) => [id, 'time']),
]) as Record<number, NumberKind>;

/**
 * What a number format shows: a date as soon as it has a year, a day or a month's name. `code` is undefined for
 * built-in formats, which go by their id.
 */
export function kindOfFormat(id: number, code: string | undefined): NumberKind {
  if (code === undefined) return BUILT_IN[id] ?? 'number';
  // What stands in quotes, after a backslash or in brackets is no part of the format, save [h], [m] and [s].
  const plain = code.replace(/"[^"]*"|\\.|\[(?!h+\]|m+\]|s+\])[^\]]*\]/gi, '').toLowerCase();
  if (/[yd]/.test(plain) || /m{3,}/.test(plain)) return 'date';
  return /[hs]/.test(plain) ? 'time' : 'number';
}

const DAY = 86_400_000;

/**
 * The number as people wrote it: a date as `YYYY-MM-DD`, with its time of day where it has one; a time as `h:mm:ss`.
 * Days count from 1899-12-30, or from 1904-01-01 where the workbook says so.
 */
export function numberText(raw: string, kind: NumberKind, from1904: boolean): string {
  const days = Number(raw);
  if (kind === 'number' || raw.trim() === '' || !Number.isFinite(days) || days < 0 || days > 2_958_466)
    return raw;
  // Before its first day a date is a time alone.
  if (kind === 'time' || (days < 1 && !from1904)) return clockText(Math.round(days * DAY));
  // Excel has a 29 February 1900: days before it are one less.
  const shifted = from1904 ? days + 1462 : days < 60 ? days + 1 : days;
  const at = new Date(Math.round(shifted * DAY) + Date.UTC(1899, 11, 30));
  const iso = at.toISOString();
  return days % 1 === 0 ? iso.slice(0, 10) : `${iso.slice(0, 10)} ${iso.slice(11, 19)}`;
}

function clockText(milliseconds: number): string {
  const two = (value: number) => String(Math.floor(value)).padStart(2, '0');
  const rest = milliseconds % 1000;
  const clock = `${Math.floor(milliseconds / 3_600_000)}:${two((milliseconds / 60_000) % 60)}:${two((milliseconds / 1000) % 60)}`;
  return rest === 0 ? clock : `${clock}.${String(rest).padStart(3, '0')}`;
}
