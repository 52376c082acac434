import { blanksAt } from './label-colon.ts';
import { type LabelMatch, readName } from './labels.ts';
import { timeAt } from './times.ts';

/**
 * A name and a time on a line: `Will Clark: 00:00:51`, `Matthew Miller (00:00):`, `Unknown Speaker 1:02`,
 * `Speaker 0: 00:00:02`. Words may follow only where brackets and a colon set the time off.
 */
export function matchNameTime(line: string): LabelMatch | null {
  // Without a colon between figures there is no time.
  if (!line.includes(':')) return null;
  const found = /[\s:：]+(?:\\?[[({]|（|【)?\s?\d{1,3}:\d{2}/u.exec(line.slice(0, 90));
  if (!found || found.index === 0) return null;
  const colon = /[:：]/u.test(found[0].split(/\d/)[0]!);
  const end = colon ? found.index + found[0].search(/[:：]/u) + 1 : found.index;
  const timeStart = end + blanksAt(line, end);
  const time = timeAt(line.slice(timeStart));
  if (!time) return null;
  const raw = line.slice(0, found.index);
  const named = readName(raw);
  if (named.shape.weight === 0 && isAccount(raw, line.slice(timeStart)))
    named.shape = { weight: 1, style: 'none' };
  if (named.shape.weight === 0) return null;
  let timeEnd = timeStart + time.length;
  const closing = /^\s?[:：]/u.exec(line.slice(timeEnd));
  if (closing) timeEnd += closing[0].length;
  const rest = timeEnd + blanksAt(line, timeEnd);
  if (rest < line.length && !(time.bracketed && (closing || colon))) return null;
  return {
    form: 'time',
    ...named,
    start: 0,
    end,
    time: { start: timeStart, end: timeEnd, seconds: time.seconds },
    rest,
  };
}

/** Zoom saves `[Ben’s iPad] 13:02:20`: in brackets before a whole time stands whatever an account is called. */
const isAccount = (raw: string, time: string): boolean =>
  /^\[[^\][]{1,60}\]$/.test(raw.trim()) && /^\d{1,2}:\d{2}:\d{2}$/.test(time.trim()) && !SOUND.test(raw);

/** What transcribers put into brackets instead of words. */
const SOUND =
  /^\s*\[\s*(inaudible|unintelligible|indiscernible|crosstalk|music|applause|laugh|silence|pause|noise|background|foreign|no audio|video|audio|end)\b/i;
