import { blanksAt } from './label-colon.ts';
import { type LabelMatch, readName } from './labels.ts';
import { timeAt } from './times.ts';

/** A time before the label, then `**Name:**`, `**Name**:`, `__Name:__` or `*Name:*`. */
const BOLD = /^(\*\*|__|\*|_)([^*_\n]{1,80}?)\s*([:：]?)\s*\1(?:\s?([:：]))?/u;

/** `**Name:** words`, with a time such as `\[00:04:01.06\]` before or after it. The colon is what tells it from mere bold. */
export function matchMarkdown(line: string): LabelMatch | null {
  const before = timeAt(line);
  const start = before?.bracketed ? before.length + blanksAt(line, before.length) : 0;
  const bold = BOLD.exec(line.slice(start, start + 100));
  if (!bold || (bold[3] === '' && bold[4] === undefined)) return null;
  const named = readName(bold[2]!);
  if (named.shape.weight === 0) return null;
  const end = start + bold[0].length;
  let rest = end + blanksAt(line, end);
  let time = before && start > 0 ? { start: 0, end: before.length, seconds: before.seconds } : null;
  const after = time ? null : timeAt(line.slice(rest));
  if (after?.bracketed) {
    time = { start: rest, end: rest + after.length, seconds: after.seconds };
    rest = time.end + blanksAt(line, time.end);
  }
  return { form: 'markdown', ...named, start, end, time, rest };
}
