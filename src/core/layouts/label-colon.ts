import { type LabelMatch, readName } from './labels.ts';
import { timeAt } from './times.ts';

/** The longest label (UTF-16 units), affiliation included; "Wang Xiaohong, Minister of Public Security:" has 43. */
const LONGEST = 90;

/**
 * `Name:` alone on its line or with words after it, also with a full-width colon, a mark such as ▲ before it, or a
 * time in brackets before or after it. A web address, a clock time and a list number are no names.
 */
export function matchColon(line: string): LabelMatch | null {
  const before = timeAt(line);
  const start = before ? before.length + blanksAt(line, before.length) : 0;
  if (before && start === line.length) return null;
  const colon = findColon(line, start);
  if (colon < 0) return null;
  const raw = line.slice(start, colon);
  const following = line.slice(colon + 1, colon + 2);
  const wide = line[colon] === '：';
  // "Name:text" happens in scripts without blanks; in others it is an address, a ratio, a verse.
  if (!wide && following !== '' && !/\s/u.test(following) && !/[^\p{Script=Latin}\d/\\]/u.test(following))
    return null;
  if (!wide && following !== '' && !/\s/u.test(following) && /\p{Script=Latin}$/u.test(raw)) return null;
  const named = readName(raw);
  if (named.shape.weight === 0) return null;
  const end = colon + 1;
  let rest = end + blanksAt(line, end);
  let time = before && { start: 0, end: before.length, seconds: before.seconds };
  const after = time ? null : timeAt(line.slice(rest));
  if (after?.bracketed) {
    time = { start: rest, end: rest + after.length, seconds: after.seconds };
    rest = time.end + blanksAt(line, time.end);
  }
  const alone = rest >= line.length;
  return { form: time ? 'time' : alone ? 'alone' : 'inline', ...named, start, end, time, rest };
}

/** The first colon that is none of a clock time and no further in than a label is long; -1 where there is none. */
function findColon(line: string, start: number): number {
  for (let at = start; at < line.length && at < start + LONGEST; at++) {
    const char = line[at]!;
    if (char === '：') return at;
    if (char === ':' && !(/\d/.test(line[at - 1] ?? '') && /\d/.test(line[at + 1] ?? ''))) return at;
    // A sentence has ended before any colon.
    if ('。！？!?;；\n'.includes(char)) return -1;
  }
  return -1;
}

/** How many blanks stand at `at`. */
export function blanksAt(line: string, at: number): number {
  let end = at;
  while (end < line.length && /\s/u.test(line[end]!)) end++;
  return end - at;
}
