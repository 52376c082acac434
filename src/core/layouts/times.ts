/** A time as a source writes it, at the start of a string. */
export interface TimeMatch {
  /** UTF-16 units that it takes, brackets included. */
  length: number;
  /** Seconds from the start of the recording or of the day; null where the figures are no time ("1:012 P.M."). */
  seconds: number | null;
  bracketed: boolean;
}

/** A clock; after seconds a fraction, or the number of a frame (SMPTE: `01:23:45:21`, with a semicolon where frames are dropped). */
const CLOCK = String.raw`\d{1,3}:\d{2,3}(?::\d{2}(?:[:;]\d{2})?)?(?:[.,]\d{1,3})?`;
const OPEN: Readonly<Record<string, string>> = {
  '[': ']',
  '(': ')',
  '{': '}',
  '<': '>',
  '\\[': '\\]',
  '【': '】',
  '（': '）',
};
const BRACKETED = new RegExp(
  String.raw`^(\\?[[({<]|【|（)\s*(${CLOCK})(?:\s*[-–—>]+\s*${CLOCK})?\s*(\\?[\])}>]|】|）)`,
);
const BARE = new RegExp(String.raw`^(${CLOCK})(?![\d:])`);
const HALF_DAY = /^(\d{1,2}):(\d{2,3})(?::(\d{2}))?\s*([AaPp])\.?\s?[Mm]\b\.?(?:\s*\(?[A-Za-z]{2,4}\)?\.?)?/;
/** The Congressional Record writes the time of the day so: `{time}  1117`. */
const RECORD = /^\{time\}\s+(\d{1,2})(\d{2})\b/;

const MAY_BEGIN = /^[\d\\[({<【（]/;

/** The time at the start of `head`, in brackets or bare; `null` where there is none. */
export function timeAt(head: string): TimeMatch | null {
  // Every line is asked, and most begin with a letter.
  if (!MAY_BEGIN.test(head)) return null;
  const bracketed = BRACKETED.exec(head);
  if (bracketed) {
    if (OPEN[bracketed[1]!] !== bracketed[3]) return null;
    return { length: bracketed[0].length, seconds: clockSeconds(bracketed[2]!), bracketed: true };
  }
  const record = RECORD.exec(head);
  if (record)
    return { length: record[0].length, seconds: daySeconds(+record[1]!, +record[2]!), bracketed: true };
  const half = HALF_DAY.exec(head);
  if (half) {
    const hour = (+half[1]! % 12) + (/p/i.test(half[4]!) ? 12 : 0);
    const known = +half[1]! <= 12 && half[2]!.length === 2;
    return {
      length: half[0].length,
      seconds: known ? daySeconds(hour, +half[2]!, +(half[3] ?? 0)) : null,
      bracketed: false,
    };
  }
  const bare = BARE.exec(head);
  return bare ? { length: bare[0].length, seconds: clockSeconds(bare[1]!), bracketed: false } : null;
}

/** The time that a whole line gives; `null` where the line is something else or has more on it. */
export function timeLine(line: string): TimeMatch | null {
  const time = timeAt(line);
  return time && time.length === line.length ? time : null;
}

const FRAMES = /(?<=:\d{2}:\d{2})[:;]\d{2}$/;

/** `mm:ss`, `hh:mm:ss`, with a fraction after a point or comma. Frames are left out: nothing says how long one is. */
function clockSeconds(clock: string): number | null {
  const [whole, fraction = '0'] = clock.split(/[.,]/) as [string, string?];
  const figures = whole.replace(FRAMES, '').split(':');
  if (figures.slice(1).some((figure) => figure.length !== 2 || +figure > 59)) return null;
  const seconds = figures.reduce((sum, figure) => sum * 60 + +figure, 0);
  return seconds + Number(`0.${fraction}`);
}

function daySeconds(hour: number, minute: number, second: number = 0): number | null {
  return hour < 24 && minute < 60 && second < 60 ? (hour * 60 + minute) * 60 + second : null;
}
